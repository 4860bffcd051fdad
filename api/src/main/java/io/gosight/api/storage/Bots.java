package io.gosight.api.storage;

import java.time.Instant;
import java.util.List;

/** What bots sent; the next cursor is null at the end. */
public record Bots(List<Row> rows, long total, String nextCursor) {
  /**
   * One bot.
   *
   * @param name what its user agent says; null if nothing
   * @param kind what it is for, such as search, ai, monitoring or library
   * @param reason why it counts as a bot
   */
  public record Row(
      String name,
      String kind,
      String reason,
      long visits,
      long views,
      long events,
      Instant firstSeen,
      Instant lastSeen) {}
}
