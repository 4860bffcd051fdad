package io.gosight.host.detector;

import io.gosight.spi.event.DetectedEvent;
import java.util.Arrays;

/**
 * Events in the order of their time and id, each once, with their times and kinds beside them: most
 * questions are answered without a look at an event, which may be far away in memory by then. For
 * one thread.
 */
final class EventQueue {
  /** The most events that wait at a time. */
  static final int CAPACITY = 4_096;

  private DetectedEvent[] events = new DetectedEvent[12];
  private long[] times = new long[12];
  private int[] kinds = new int[12];
  private int size;

  int size() {
    return size;
  }

  DetectedEvent event(int at) {
    return events[at];
  }

  long atMs(int at) {
    return times[at];
  }

  /** The number of its kind, as {@link Detection#kind} gives it. */
  int kind(int at) {
    return kinds[at];
  }

  /** Whether no more events fit. */
  boolean isFull() {
    return size == CAPACITY;
  }

  /**
   * Inserts an event in order, unless one of that id and time is there.
   *
   * @throws IllegalStateException if the queue is full
   */
  void add(DetectedEvent event, int kind) {
    long atMs = event.atMs();
    int at = size;
    if (size > 0 && times[size - 1] >= atMs) {
      at = position(atMs, event.id());
      if (at < 0) {
        return;
      }
    }
    if (isFull()) {
      throw new IllegalStateException("The queue is full.");
    }
    if (size == events.length) {
      events = Arrays.copyOf(events, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
      kinds = Arrays.copyOf(kinds, 2 * size);
    }
    move(at, at + 1, size - at);
    events[at] = event;
    times[at] = atMs;
    kinds[at] = kind;
    size++;
  }

  /** Where an event belongs, by binary search; negative if it is there already. */
  private int position(long atMs, String id) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int order = Long.compare(times[middle], atMs);
      if (order == 0) {
        order = events[middle].id().compareTo(id);
      }
      if (order == 0) {
        return -1;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The kinds among the first ones, a bit for each kind's number. */
  long kinds(int count) {
    long found = 0;
    for (int i = 0; i < count; i++) {
      found |= 1L << kinds[i];
    }
    return found;
  }

  /** How many are not later than that. */
  int until(long atMs) {
    int count = 0;
    while (count < size && times[count] <= atMs) {
      count++;
    }
    return count;
  }

  /** Takes away the first ones. */
  void drop(int count) {
    if (count > 0) {
      move(count, 0, size - count);
      Arrays.fill(events, size - count, size, null);
      size -= count;
    }
  }

  private void move(int from, int to, int count) {
    System.arraycopy(events, from, events, to, count);
    System.arraycopy(times, from, times, to, count);
    System.arraycopy(kinds, from, kinds, to, count);
  }
}
