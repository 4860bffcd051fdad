package io.gosight.api.stats;

import java.time.Instant;
import java.util.List;

/**
 * The key figures of a period beside those of another.
 *
 * @param comparison null if the request names no other period
 * @param liveVisitors visitors with an event in the last 5 minutes, whatever the period
 * @param botEvents events of bots, which no other figure contains
 * @param bots the same by kind of bot, the greatest first
 */
public record Summary(
    String projectId,
    Instant from,
    Instant to,
    String timeZone,
    Figures figures,
    Comparison comparison,
    long liveVisitors,
    long botEvents,
    List<BotKind> bots) {

  /** The events of one kind of bots, such as search or monitoring. */
  public record BotKind(String kind, long events) {}

  /** The figures of the other period. */
  public record Comparison(Instant from, Instant to, Figures figures) {}
}
