package io.gosight.tests.cluster;

/**
 * What a fault cost, compared with an undisturbed run. Immutable.
 *
 * @param acknowledged events that the hub acknowledged
 * @param missing of these, how many are not stored
 * @param twice stored more than once
 * @param disordered sessions whose events came to Kafka in another order than they were sent
 * @param sessions each of which is one insight and one alert
 * @param wrongInsights sessions without their insight, or with another
 * @param missingAlerts sessions without their alert
 * @param lag records that a consumer group has not processed
 */
record Verdict(
    int acknowledged,
    int missing,
    int twice,
    int disordered,
    int sessions,
    int wrongInsights,
    int missingAlerts,
    long lag) {
  /** Whether everything is as without the fault. */
  boolean isClean() {
    return acknowledged > 0
        && missing == 0
        && twice == 0
        && disordered == 0
        && wrongInsights == 0
        && missingAlerts == 0
        && lag == 0;
  }
}
