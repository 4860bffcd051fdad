package io.gosight.api.replay;

import java.util.List;

/**
 * The recordings of a period, newest first.
 *
 * @param replays one page of them
 * @param nextCursor the value of {@code cursor} for the next page; null at the end
 */
public record ReplayList(List<Item> replays, String nextCursor) {
  /** Keeps a copy. */
  public ReplayList {
    replays = List.copyOf(replays);
  }

  /** One recording; a row of {@code replays.sql}. Times are ms since 1970 by the hub's clock. */
  public record Item(
      String sessionId,
      String visitorId,
      long startedAtMs,
      long endedAtMs,
      long durationMs,
      long pages,
      long clicks,
      long errors,
      long insights,
      long bytes,
      String entryPage,
      String country,
      String browser,
      String device,
      String reason,
      String storage) {}
}
