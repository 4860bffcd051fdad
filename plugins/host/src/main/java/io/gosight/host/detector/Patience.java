package io.gosight.host.detector;

/**
 * How long detectors wait for events that are still on their way.
 *
 * @param latenessMs how much older than the newest an event of the same tab may be; a click is told
 *     up to 3 s after it happened, so this is more
 * @param silenceMs after how long without anything from a tab its time goes on by the hub's clock;
 *     longer than senders gather events and retry
 * @param forgetMs after how long without anything a tab is forgotten
 */
public record Patience(long latenessMs, long silenceMs, long forgetMs) {
  /** 5 s of lateness, 15 s of silence, half an hour of memory. */
  public static final Patience DEFAULT = new Patience(5_000, 15_000, 1_800_000);

  public Patience {
    if (latenessMs < 0 || silenceMs < latenessMs || forgetMs < silenceMs) {
      throw new IllegalArgumentException(
          "Lateness (%d ms) must be 0 or more, silence (%d ms) not less than that, and the time to"
                  .formatted(latenessMs, silenceMs)
              + " forget ("
              + forgetMs
              + " ms) not less than silence.");
    }
  }
}
