package io.gosight.common;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * What to add to a sender's times to get the hub's: one shift for a whole batch, so that events
 * keep their order and their distances. It is taken from the sender's clock when it sent, which
 * gives the same at each attempt but for the network's delay.
 */
public final class ClockOffset {
  /** A session lasts no longer, so what is farther from the rest of its batch has a wrong time. */
  private static final long LONGEST_BATCH_MS = EventTime.LATE_MS;

  private ClockOffset() {}

  /**
   * The shift in ms. A clock that is behind by less than a minute is left alone, because that may
   * be the network's delay; one that is ahead is never right.
   *
   * @param sentAtMs the sender's clock when it sent; 0 if it did not say
   * @param receivedAtMs the hub's clock when that came in
   * @param eventTimesMs the events' times by the sender's clock, in any order; 0 if it did not say
   */
  public static long of(long sentAtMs, long receivedAtMs, long[] eventTimesMs) {
    long offset = 0;
    if (EventTime.isPlausible(sentAtMs)) {
      long difference = receivedAtMs - sentAtMs;
      offset = difference < 0 || difference >= EventTime.WRONG_CLOCK_MS ? difference : 0;
    }
    long latest = Long.MIN_VALUE;
    for (long timeMs : eventTimesMs) {
      if (EventTime.isPlausible(timeMs)) {
        latest = Math.max(latest, timeMs);
      }
    }
    if (latest == Long.MIN_VALUE || isStorable(latest + offset, receivedAtMs)) {
      return offset;
    }
    long usual = latestOfMost(eventTimesMs);
    return isStorable(usual + offset, receivedAtMs) ? offset : receivedAtMs - usual;
  }

  private static boolean isStorable(long hubMs, long receivedAtMs) {
    return hubMs <= receivedAtMs && receivedAtMs - hubMs <= EventTime.IMPLAUSIBLE_MS;
  }

  /** The latest time but for those that are more than a session away from the middle one. */
  private static long latestOfMost(long[] eventTimesMs) {
    long[] sorted = LongStream.of(eventTimesMs).filter(EventTime::isPlausible).sorted().toArray();
    long middle = sorted[sorted.length / 2];
    return Arrays.stream(sorted)
        .filter(time -> time - middle <= LONGEST_BATCH_MS)
        .max()
        .orElse(middle);
  }
}
