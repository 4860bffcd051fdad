package io.gosight.tests.load;

import java.time.Duration;

/**
 * A load to generate. Immutable.
 *
 * @param eventsPerSecond how many events are due each second, evenly spread; 0 means that each
 *     connection sends its next batch as soon as it has a response
 * @param warmUp how long to send before measuring
 * @param duration how long to measure
 * @param timeout how long to wait for a response, and for a free connection
 * @param retry whether a batch without a final response is resent, with the same ids, until it gets
 *     one
 */
public record Plan(
    double eventsPerSecond, Duration warmUp, Duration duration, Duration timeout, boolean retry) {
  /** Whether batches are due at fixed times, whatever the server does. */
  public boolean open() {
    return eventsPerSecond > 0;
  }

  /** How far apart batches are due, in ns. */
  public double intervalNanos() {
    return 1e9 * RealisticBatches.EVENTS / eventsPerSecond;
  }
}
