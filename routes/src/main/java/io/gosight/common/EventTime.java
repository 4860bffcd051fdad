package io.gosight.common;

/**
 * When an event really happened, by the hub's clock.
 *
 * @param millis ms since 1970
 * @param note how it was found: {@code ok}, {@code corrected} (the sender's clock is wrong), {@code
 *     late} (more than a day before its batch), {@code future} (after its batch: the batch's time
 *     is taken), {@code implausible} (more than 30 days before: likewise) or {@code absent}
 *     (likewise)
 */
public record EventTime(long millis, String note) {
  private static final long WRONG_CLOCK_MS = 60_000;
  private static final long LATE_MS = 86_400_000L;
  private static final long IMPLAUSIBLE_MS = 30 * LATE_MS;
  private static final long LAST_MS = 4_102_444_800_000L;

  /**
   * What to add to a sender's times; 0 while its clock is less than a minute off, so that times
   * within a session do not wobble with the network.
   *
   * @param sentAtMs the sender's clock when it sent; 0 if it did not say
   * @param receivedAtMs the hub's clock when that came in
   */
  public static long clockOffset(long sentAtMs, long receivedAtMs) {
    if (sentAtMs <= 0 || sentAtMs > LAST_MS) {
      return 0;
    }
    long offset = receivedAtMs - sentAtMs;
    return Math.abs(offset) < WRONG_CLOCK_MS ? 0 : offset;
  }

  /** The time of an event that says {@code timeMs} in a batch with that offset and arrival. */
  public static EventTime of(long timeMs, long clockOffsetMs, long receivedAtMs) {
    if (timeMs <= 0 || timeMs > LAST_MS) {
      return new EventTime(receivedAtMs, timeMs == 0 ? "absent" : "implausible");
    }
    long corrected = timeMs + clockOffsetMs;
    if (corrected > receivedAtMs) {
      return new EventTime(
          receivedAtMs, corrected - receivedAtMs < WRONG_CLOCK_MS ? "ok" : "future");
    }
    long age = receivedAtMs - corrected;
    if (age > IMPLAUSIBLE_MS) {
      return new EventTime(receivedAtMs, "implausible");
    }
    if (age > LATE_MS) {
      return new EventTime(corrected, "late");
    }
    return new EventTime(corrected, clockOffsetMs == 0 ? "ok" : "corrected");
  }

  /** The sender's own time, the same at every attempt to send, within what can be stored. */
  public static long stable(long timeMs) {
    return Math.min(Math.max(timeMs, 0), LAST_MS);
  }
}
