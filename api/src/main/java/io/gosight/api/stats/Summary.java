package io.gosight.api.stats;

import java.time.Instant;

/**
 * The key figures of a period beside those of another.
 *
 * @param comparison null if the request names no other period
 * @param liveVisitors visitors with an event in the last 5 minutes, whatever the period
 * @param botEvents events of bots, which no other figure contains
 */
public record Summary(
    String projectId,
    Instant from,
    Instant to,
    String timeZone,
    Figures figures,
    Comparison comparison,
    long liveVisitors,
    long botEvents) {

  /** The figures of the other period. */
  public record Comparison(Instant from, Instant to, Figures figures) {}
}
