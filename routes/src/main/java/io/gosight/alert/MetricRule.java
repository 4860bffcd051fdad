package io.gosight.alert;

/**
 * A rule about a project's figures. Immutable.
 *
 * @param rule what holds for every rule
 * @param kind what the figure is compared with
 * @param metric the figure; for an error rate the share of sessions with an error
 * @param direction which way it must be off
 * @param threshold for an error rate the share, 0 to 1, that must be passed; for a baseline how
 *     many times more or less than usual
 * @param leastCount how many it takes for a figure to mean something: sessions for an error rate,
 *     else the greater one of what is and what is usual
 * @param windowMs the time that is looked at
 */
record MetricRule(
    AlertRule rule,
    Kind kind,
    Metric metric,
    Direction direction,
    double threshold,
    long leastCount,
    long windowMs) {

  /** What a figure is compared with. */
  enum Kind {
    ERROR_RATE,
    BASELINE
  }

  /** A figure. */
  enum Metric {
    PAGE_VIEWS,
    SESSIONS,
    ERRORS,
    INSIGHTS
  }

  /** Which way a figure must be off. */
  enum Direction {
    ABOVE,
    BELOW,
    BOTH
  }
}
