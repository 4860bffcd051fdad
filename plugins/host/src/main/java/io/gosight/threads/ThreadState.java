package io.gosight.threads;

import java.time.Duration;
import java.time.Instant;

/** How one thread, or the threads of one pool, are doing. Safe for use by many threads. */
final class ThreadState {
  private static final Duration SHOWN = Duration.ofMinutes(10);
  private static final Duration LONG = Duration.ofMinutes(2);

  private Instant failedAt;
  private String failure = "";
  private Instant runningSince;

  synchronized void begins(Instant now) {
    runningSince = now;
  }

  synchronized void succeeded() {
    runningSince = null;
    failedAt = null;
  }

  /** Notes a failure; whether it is another one than the last. */
  synchronized boolean failed(Throwable e, Instant now) {
    String text = e.toString().lines().findFirst().orElse("");
    boolean another = failedAt == null || !failure.equals(text);
    runningSince = null;
    failedAt = now;
    failure = text;
    return another;
  }

  /** A sentence; empty if all is well. */
  synchronized String problem(Instant now) {
    if (runningSince != null && runningSince.isBefore(now.minus(LONG))) {
      return "It works on one thing since " + runningSince + ".";
    }
    return failedAt != null && failedAt.isAfter(now.minus(SHOWN))
        ? "It failed at " + failedAt + ": " + failure
        : "";
  }
}
