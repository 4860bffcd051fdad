package io.gosight.host.detector;

import io.gosight.spi.event.DetectedEvent;
import java.util.Arrays;

/**
 * Events in the order of their time and id, each once, with their times and kinds beside them: most
 * questions are answered without a look at an event, which may be far away in memory by then. For
 * one thread.
 */
final class EventQueue {
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

  /** Puts an event in its place, unless it is here already. */
  void add(DetectedEvent event, int kind) {
    long atMs = event.atMs();
    int at = size;
    while (at > 0 && times[at - 1] >= atMs) {
      int order = times[at - 1] > atMs ? 1 : events[at - 1].id().compareTo(event.id());
      if (order == 0) {
        return;
      }
      if (order < 0) {
        break;
      }
      at--;
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
