package io.gosight.api.replay;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.request.AuthorizedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is stored of a session's recording, without its payload. Safe for use by many threads. */
final class RecordingIndex {
  private final Query<ChunkRow> chunks = Query.of("replay-chunks", ChunkRow.class);
  private final EventReader reader;

  /**
   * One stored chunk; a row of {@code replay-chunks.sql}.
   *
   * @param startMs the first recorded moment by the hub's clock
   * @param offsetMs what to add to the times in the events
   * @param rawBytes unpacked bytes
   * @param storage {@code hot} or {@code cold}
   */
  record ChunkRow(
      String tabId,
      long sequence,
      long startMs,
      long endMs,
      long offsetMs,
      long events,
      boolean fullSnapshot,
      long rawBytes,
      long storedBytes,
      String visitorId,
      String storage) {}

  RecordingIndex(EventReader reader) {
    this.reader = reader;
  }

  /** The session's chunks by tab and sequence; empty if nothing is recorded. */
  List<ChunkRow> chunks(AuthorizedRequest request, String sessionId) {
    return reader.execute(request, chunks, Map.of("session", sessionId));
  }

  /** The chunks by tab; the tab that began first comes first. */
  static Map<String, List<ChunkRow>> byTab(List<ChunkRow> rows) {
    Map<String, List<ChunkRow>> tabs = new LinkedHashMap<>();
    rows.stream()
        .sorted((a, b) -> Long.compare(a.startMs(), b.startMs()))
        .forEach(row -> tabs.putIfAbsent(row.tabId(), new ArrayList<>()));
    rows.forEach(row -> tabs.get(row.tabId()).add(row));
    return tabs;
  }
}
