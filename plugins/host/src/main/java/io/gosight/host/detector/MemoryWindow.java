package io.gosight.host.detector;

import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.event.DetectedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** A detector's memory on the heap. */
final class MemoryWindow implements SessionWindow {
  static final long NEVER = Long.MAX_VALUE;

  private final List<DetectedEvent> events = new ArrayList<>(4);
  private final List<DetectedEvent> shown = Collections.unmodifiableList(events);
  // of the events' ids: events may be far away in memory, and few are looked for that are here
  private int[] hashes = new int[4];
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
      events.remove(1);
      System.arraycopy(hashes, 2, hashes, 1, CAPACITY - 2);
    }
    add(event);
    return true;
  }

  private boolean isKnown(String id) {
    int hash = id.hashCode();
    for (int i = 0; i < events.size(); i++) {
      if (hashes[i] == hash && events.get(i).id().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private void add(DetectedEvent event) {
    if (events.size() == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * hashes.length);
    }
    hashes[events.size()] = event.id().hashCode();
    events.add(event);
  }

  @Override
  public void forgetIf(Predicate<DetectedEvent> which) {
    int size = events.size();
    int first = 0;
    while (first < size && !which.test(events.get(first))) {
      first++;
    }
    if (first == size) {
      return;
    }
    // all are asked before any goes, because a plugin's answer may be that it fails
    boolean[] gone = new boolean[size];
    for (int i = first; i < size; i++) {
      gone[i] = i == first || which.test(events.get(i));
    }
    int kept = first;
    for (int i = first; i < size; i++) {
      if (!gone[i]) {
        events.set(kept, events.get(i));
        hashes[kept++] = hashes[i];
      }
    }
    events.subList(kept, size).clear();
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
      add(event.event());
    }
  }

  long wakeAtMs() {
    return wakeAtMs;
  }

  boolean isEmpty() {
    return events.isEmpty() && wakeAtMs == NEVER;
  }
}
