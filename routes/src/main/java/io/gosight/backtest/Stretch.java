package io.gosight.backtest;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time by when events were received, so short that its events are read at once.
 *
 * @param fromMs its first ms since 1970
 * @param toMs the ms after its last
 * @param events how many events were received in it
 */
record Stretch(long fromMs, long toMs, long events) {
  private static final long MINUTE_MS = 60_000;

  /**
   * Joins minutes to stretches.
   *
   * @param minutes minutes in which something was received, in their order
   * @param most a stretch of more than one minute has at most so many events
   */
  static List<Stretch> join(List<Stretch> minutes, long most) {
    List<Stretch> joined = new ArrayList<>();
    for (Stretch minute : minutes) {
      Stretch last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.events + minute.events <= most) {
        joined.set(
            joined.size() - 1, new Stretch(last.fromMs, minute.toMs, last.events + minute.events));
      } else {
        joined.add(minute);
      }
    }
    return joined;
  }

  static Stretch minute(long fromMs, long events) {
    return new Stretch(fromMs, fromMs + MINUTE_MS, events);
  }
}
