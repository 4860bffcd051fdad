package io.gosight.host.detector;

import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.event.DetectedEvent;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Predicate;

/**
 * A detector's memory on the heap. There are some for each open tab, so what is far away in memory
 * counts: nothing lies between a window and its events, and of their ids it has the hashes at hand.
 */
final class MemoryWindow implements SessionWindow {
  static final long NEVER = Long.MAX_VALUE;

  private static final DetectedEvent[] NO_EVENTS = {};
  private static final int[] NO_HASHES = {};

  private DetectedEvent[] events = NO_EVENTS;
  private int[] hashes = NO_HASHES;
  private int size;
  private long wakeAtMs = NEVER;

  @Override
  public List<DetectedEvent> events() {
    return new Shown();
  }

  private final class Shown extends AbstractList<DetectedEvent> implements RandomAccess {
    @Override
    public DetectedEvent get(int index) {
      return events[Objects.checkIndex(index, size)];
    }

    @Override
    public int size() {
      return size;
    }
  }

  @Override
  public boolean remember(DetectedEvent event) {
    if (isKnown(event.id())) {
      return false;
    }
    if (size == CAPACITY) {
      keep(1, 2, size - 2);
      size--;
    }
    add(event);
    return true;
  }

  private boolean isKnown(String id) {
    int hash = id.hashCode();
    for (int i = 0; i < size; i++) {
      if (hashes[i] == hash && events[i].id().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private void add(DetectedEvent event) {
    if (size == events.length) {
      int room = Math.max(4, 2 * size);
      events = Arrays.copyOf(events, room);
      hashes = Arrays.copyOf(hashes, room);
    }
    events[size] = event;
    hashes[size++] = event.id().hashCode();
  }

  @Override
  public void forgetIf(Predicate<DetectedEvent> which) {
    int first = 0;
    while (first < size && !which.test(events[first])) {
      first++;
    }
    if (first == size) {
      return;
    }
    // all are asked before any goes, because a plugin's answer may be that it fails
    boolean[] gone = new boolean[size];
    for (int i = first; i < size; i++) {
      gone[i] = i == first || which.test(events[i]);
    }
    int kept = first;
    for (int i = first; i < size; i++) {
      if (!gone[i]) {
        keep(kept++, i, 1);
      }
    }
    shorten(kept);
  }

  private void keep(int to, int from, int count) {
    System.arraycopy(events, from, events, to, count);
    System.arraycopy(hashes, from, hashes, to, count);
  }

  private void shorten(int to) {
    Arrays.fill(events, to, size, null);
    size = to;
  }

  @Override
  public void clear() {
    shorten(0);
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
    out.number(size);
    for (int i = 0; i < size; i++) {
      event.event(events[i]);
    }
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
    return size == 0 && wakeAtMs == NEVER;
  }
}
