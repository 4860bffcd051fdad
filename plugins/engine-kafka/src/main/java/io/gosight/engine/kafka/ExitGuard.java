package io.gosight.engine.kafka;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.utils.Exit;

/**
 * Kafka ends its process when it meets a fatal fault. Here that would be the whole hub, so the
 * fault becomes an exception in Kafka's thread and a reason for bad health. Kafka's classes are
 * this plugin's own, so no other class is affected.
 */
final class ExitGuard {
  private final AtomicReference<String> fault = new AtomicReference<>();

  void install() {
    Exit.setExitProcedure(this::refuse);
    Exit.setHaltProcedure(this::refuse);
  }

  private void refuse(int status, String message) {
    String reason =
        "Kafka met a fatal fault (status " + status + (message == null ? "" : ", " + message) + ")";
    fault.compareAndSet(null, reason);
    throw new IllegalStateException(reason);
  }

  /** The first fault, or null. */
  String fault() {
    return fault.get();
  }
}
