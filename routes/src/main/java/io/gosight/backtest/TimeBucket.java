package io.gosight.backtest;

import java.util.ArrayList;
import java.util.List;

/**
 * An interval of receive times, short enough that its events are read in one query.
 *
 * @param fromMs its first ms since 1970
 * @param toMs the ms after its last
 * @param events how many events were received in it
 */
record TimeBucket(long fromMs, long toMs, long events) {
  private static final long MINUTE_MS = 60_000;

  /**
   * Merges consecutive minutes into buckets.
   *
   * @param minutes minutes in which something was received, in their order
   * @param most most events in a bucket of more than one minute
   */
  static List<TimeBucket> join(List<TimeBucket> minutes, long most) {
    List<TimeBucket> joined = new ArrayList<>();
    for (TimeBucket minute : minutes) {
      TimeBucket last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.events + minute.events <= most) {
        joined.set(
            joined.size() - 1,
            new TimeBucket(last.fromMs, minute.toMs, last.events + minute.events));
      } else {
        joined.add(minute);
      }
    }
    return joined;
  }

  static TimeBucket minute(long fromMs, long events) {
    return new TimeBucket(fromMs, fromMs + MINUTE_MS, events);
  }
}
