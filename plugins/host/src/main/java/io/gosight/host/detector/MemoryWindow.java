package io.gosight.host.detector;

import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.event.DetectedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A detector's memory on the heap. */
final class MemoryWindow implements SessionWindow {
  static final long NEVER = Long.MAX_VALUE;
  private static final int FEW = 16;

  private final List<DetectedEvent> events = new ArrayList<>(4);
  private final List<DetectedEvent> shown = Collections.unmodifiableList(events);
  // made only where there are so many that looking through them takes longer
  private Set<String> ids;
  private long wakeAtMs = NEVER;

  @Override
  public List<DetectedEvent> events() {
    return shown;
  }

  @Override
  public boolean remember(DetectedEvent event) {
    if (isKnown(event.id())) {
      return false;
    }
    if (events.size() == CAPACITY) {
      forgetId(events.remove(1));
    }
    events.add(event);
    if (ids != null) {
      ids.add(event.id());
    }
    return true;
  }

  private boolean isKnown(String id) {
    if (ids == null && events.size() > FEW) {
      ids = new HashSet<>();
      events.forEach(event -> ids.add(event.id()));
    }
    if (ids != null) {
      return ids.contains(id);
    }
    for (DetectedEvent known : events) {
      if (known.id().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private void forgetId(DetectedEvent event) {
    if (ids != null) {
      ids.remove(event.id());
    }
  }

  @Override
  public void forgetIf(Predicate<DetectedEvent> which) {
    events.removeIf(
        event -> {
          boolean gone = which.test(event);
          if (gone) {
            forgetId(event);
          }
          return gone;
        });
  }

  @Override
  public void clear() {
    events.clear();
    ids = null;
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
