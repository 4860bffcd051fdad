package io.gosight.tests.load;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Checks at a fixed interval for batches whose response is overdue. For the event loop's thread.
 */
final class TimeoutWatch {
  private static final long INTERVAL_MS = 100;

  private final Loops loops;
  private final long timeoutNanos;
  private final LongConsumer giveUpIfSentBefore;
  private ScheduledFuture<?> checks;

  /**
   * A watch that has not started.
   *
   * @param timeoutNanos how long a batch may wait for its response
   * @param giveUpIfSentBefore gives up the batches that were sent before a time on the scale of
   *     {@link System#nanoTime}
   */
  TimeoutWatch(Loops loops, long timeoutNanos, LongConsumer giveUpIfSentBefore) {
    this.loops = loops;
    this.timeoutNanos = timeoutNanos;
    this.giveUpIfSentBefore = giveUpIfSentBefore;
  }

  void start() {
    checks =
        loops
            .loop()
            .scheduleAtFixedRate(
                () -> giveUpIfSentBefore.accept(System.nanoTime() - timeoutNanos),
                INTERVAL_MS,
                INTERVAL_MS,
                TimeUnit.MILLISECONDS);
  }

  void stop() {
    if (checks != null) {
      checks.cancel(false);
    }
  }
}
