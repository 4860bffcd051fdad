package io.gosight.stage;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether session replay must give way to events on the disk. Safe for use by many threads. */
public final class DiskPressure {
  private final AtomicBoolean rejectsReplay = new AtomicBoolean();

  /** Whether chunks of session replay are rejected now. */
  public boolean rejectsReplay() {
    return rejectsReplay.get();
  }

  /** Begins or ends to reject chunks of session replay. */
  public void rejectReplay(boolean reject) {
    rejectsReplay.set(reject);
  }
}
