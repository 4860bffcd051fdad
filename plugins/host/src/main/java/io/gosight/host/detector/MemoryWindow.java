package io.gosight.host.detector;

import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.event.DetectedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** A detector's memory on the heap. */
final class MemoryWindow implements SessionWindow {
  static final long NEVER = Long.MAX_VALUE;

  private final List<DetectedEvent> events = new ArrayList<>(4);
  private final List<DetectedEvent> shown = Collections.unmodifiableList(events);
  private long wakeAtMs = NEVER;

  @Override
  public List<DetectedEvent> events() {
    return shown;
  }

  @Override
  public boolean remember(DetectedEvent event) {
    for (DetectedEvent known : events) {
      if (known.id().equals(event.id())) {
        return false;
      }
    }
    if (events.size() == CAPACITY) {
      events.remove(1);
    }
    events.add(event);
    return true;
  }

  @Override
  public void forgetIf(Predicate<DetectedEvent> which) {
    events.removeIf(which);
  }

  @Override
  public void clear() {
    events.clear();
    wakeAtMs = NEVER;
  }

  @Override
  public void wakeAt(long atMs) {
    wakeAtMs = atMs;
  }

  @Override
  public void neverWake() {
    wakeAtMs = NEVER;
  }

  void write(StateOutput out, EventOutput event) {
    out.number(wakeAtMs);
    out.number(events.size());
    events.forEach(event::event);
  }

  void read(StateInput in, EventInput event) {
    wakeAtMs = in.number();
    for (int left = in.count(); left > 0; left--) {
      events.add(event.event());
    }
  }

  long wakeAtMs() {
    return wakeAtMs;
  }

  boolean isEmpty() {
    return events.isEmpty() && wakeAtMs == NEVER;
  }
}
