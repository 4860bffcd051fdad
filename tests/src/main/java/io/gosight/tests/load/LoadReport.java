package io.gosight.tests.load;

import java.util.Map;

/**
 * What came of a load. Immutable.
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
 * @param outcomes how many batches, due while measuring, came to what
 * @param neverSent batches that were due but found no connection to go by within the time-out
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
  /** How many batches came to this. */
  public long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }
}
