package io.gosight.tests.load;

import java.time.Duration;

/**
 * What load to make. Immutable.
 *
 * @param eventsPerSecond how many events are due each second, evenly spread; 0 means that each
 *     connection sends its next batch as soon as it has its answer
 * @param warmUp how long to send before measuring
 * @param duration how long to measure
 * @param timeout how long to wait for an answer, and for a connection to send on
 * @param retry whether a batch that got no lasting answer is sent again, with the same ids, until
 *     it gets one
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
