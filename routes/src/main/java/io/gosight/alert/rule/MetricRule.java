package io.gosight.alert.rule;

/**
 * A rule about a project's figures. Immutable.
 *
 * @param rule what all rules have
 * @param kind what the figure is compared with
 * @param metric the figure; for an error rate the share of visits with an error
 * @param direction the direction in which it must deviate
 * @param threshold for an error rate the share, 0 to 1, that must be passed; for a baseline how
 *     many times more or less than usual
 * @param leastCount the least number to evaluate: visits for an error rate, else the greater of the
 *     current and the usual figure
 * @param windowMs the length of the window, in ms
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
    PAGE_VIEWS("page views"),
    /** Visits; rules have called them sessions since before senders could go on with one. */
    SESSIONS("visits"),
    ERRORS("errors"),
    INSIGHTS("insights");

    private final String text;

    Metric(String text) {
      this.text = text;
    }

    /** As people read it. */
    String text() {
      return text;
    }
  }

  /** The direction in which a figure must deviate. */
  enum Direction {
    ABOVE,
    BELOW,
    BOTH
  }
}
