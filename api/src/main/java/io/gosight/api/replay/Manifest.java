package io.gosight.api.replay;

import java.util.List;

/**
 * What there is of a session's recording, without its payload. Times are ms since 1970 by the hub's
 * clock.
 *
 * @param storage {@code hot} or {@code cold}
 * @param bytes stored bytes
 * @param recorded whether chunks follow, as the SDK said last
 * @param reason why or why not, as the SDK said last; empty if it did not say
 */
public record Manifest(
    String sessionId,
    String visitorId,
    long startedAtMs,
    long endedAtMs,
    long durationMs,
    String storage,
    long bytes,
    boolean recorded,
    String reason,
    List<Tab> tabs,
    List<Marker> markers) {
  /** Keeps copies. */
  public Manifest {
    tabs = List.copyOf(tabs);
    markers = List.copyOf(markers);
  }

  /** A tab's recording. */
  public record Tab(
      String tabId, long startedAtMs, long endedAtMs, List<Chunk> chunks, List<Gap> gaps) {}

  /**
   * A chunk.
   *
   * @param bytes unpacked bytes
   */
  public record Chunk(
      long sequence, long startMs, long endMs, long events, boolean fullSnapshot, long bytes) {}

  /**
   * Chunks that are missing.
   *
   * @param afterSequence the chunk before them; -1 if the first one is missing
   * @param missing how many are missing
   */
  public record Gap(long afterSequence, long missing, long startMs, long endMs) {}

  /**
   * Something that happened in the session.
   *
   * @param kind {@code page}, {@code click}, {@code error}, {@code insight} or {@code custom}
   * @param label what to show
   * @param detail more of it; may be empty
   * @param insightId the insight, or null
   */
  public record Marker(
      String kind, long timeMs, String tabId, String label, String detail, String insightId) {}
}
