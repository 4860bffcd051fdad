package io.gosight.common;

/**
 * When an event really happened, by the hub's clock.
 *
 * @param millis ms since 1970
 * @param note how it was found: {@code ok}, {@code corrected} (the sender's clock is wrong), {@code
 *     late} (more than a day before its batch), {@code future} (after its batch, and after what
 *     else its batch has: the batch's time is taken), {@code implausible} (more than 30 days
 *     before: likewise) or {@code absent} (likewise)
 */
public record EventTime(long millis, String note) {
  /** Below this, a difference may be the network's, and times are not called corrected. */
  static final long WRONG_CLOCK_MS = 60_000;

  static final long LATE_MS = 86_400_000L;
  static final long IMPLAUSIBLE_MS = 30 * LATE_MS;
  private static final long LAST_MS = 4_102_444_800_000L;

  /** The time of an event that says {@code timeMs} in a batch with that offset and arrival. */
  public static EventTime of(long timeMs, long clockOffsetMs, long receivedAtMs) {
    if (!isPlausible(timeMs)) {
      return new EventTime(receivedAtMs, timeMs == 0 ? "absent" : "implausible");
    }
    long corrected = timeMs + clockOffsetMs;
    if (corrected > receivedAtMs) {
      return new EventTime(receivedAtMs, "future");
    }
    long age = receivedAtMs - corrected;
    if (age > IMPLAUSIBLE_MS) {
      return new EventTime(receivedAtMs, "implausible");
    }
    if (age > LATE_MS) {
      return new EventTime(corrected, "late");
    }
    return new EventTime(corrected, Math.abs(clockOffsetMs) < WRONG_CLOCK_MS ? "ok" : "corrected");
  }

  /** Whether a sender's clock can have said so: after 1970 and before 2100. */
  static boolean isPlausible(long timeMs) {
    return timeMs > 0 && timeMs <= LAST_MS;
  }

  /** The sender's own time, the same at every attempt to send, within what can be stored. */
  public static long stable(long timeMs) {
    return Math.min(Math.max(timeMs, 0), LAST_MS);
  }
}
