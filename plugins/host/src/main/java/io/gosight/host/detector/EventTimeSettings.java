package io.gosight.host.detector;

/**
 * When events of a tab are passed to detectors. Immutable.
 *
 * @param allowedLatenessMs how much older than a tab's newest event another may be, in ms, 0 or
 *     more. A click is sent up to 3 s after it happened, so this should be longer.
 * @param idleTimeoutMs how long after a tab's last batch its time follows the hub's clock, in ms;
 *     at least the allowed lateness, and longer than senders collect events and retry
 * @param retentionMs how long after a tab's last batch its state is dropped, in ms; at least the
 *     idle timeout
 */
public record EventTimeSettings(long allowedLatenessMs, long idleTimeoutMs, long retentionMs) {
  /** 5 s allowed lateness, 15 s idle timeout, 30 min retention. */
  public static final EventTimeSettings DEFAULT = new EventTimeSettings(5_000, 15_000, 1_800_000);

  public EventTimeSettings {
    if (allowedLatenessMs < 0 || idleTimeoutMs < allowedLatenessMs || retentionMs < idleTimeoutMs) {
      throw new IllegalArgumentException(
          "Allowed lateness (%d ms) must be 0 or more, the idle timeout (%d ms) not less than that, and the retention (%d ms) not less than the idle timeout."
              .formatted(allowedLatenessMs, idleTimeoutMs, retentionMs));
    }
  }
}
