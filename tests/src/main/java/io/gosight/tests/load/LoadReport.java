package io.gosight.tests.load;

import java.util.Map;

/**
 * The result of a load. Immutable.
 *
 * @param run the run's name
 * @param seconds how long was measured
 * @param acceptedEvents how many events were accepted while measuring
 * @param eventsPerSecond those, a second
 * @param p50Ms the median of the time from due to accepted, in ms
 * @param p95Ms 95 % were at most this
 * @param p99Ms 99 % were at most this
 * @param p999Ms 99.9 % were at most this
 * @param maxMs the longest
 * @param outcomes the number of batches by outcome, of those due while measuring
 * @param neverSent batches that were due but got no free connection within the timeout
 */
public record LoadReport(
    String run,
    double seconds,
    long acceptedEvents,
    double eventsPerSecond,
    double p50Ms,
    double p95Ms,
    double p99Ms,
    double p999Ms,
    double maxMs,
    Map<Outcome, Long> outcomes,
    long neverSent) {
  /** The number of batches with this outcome. */
  public long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }
}
