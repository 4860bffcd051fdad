package io.gosight.api.replay;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.query.ClickHouseValues;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.replay.RecordingIndex.ChunkRow;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes manifests from what is stored. Safe for use by many threads. */
final class Manifests {
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final Query<MarkerRow> markers = Query.of("replay-markers", MarkerRow.class);
  private final Query<StatusRow> status = Query.of("replay-status", StatusRow.class);
  private final EventReader reader;
  private final RecordingIndex index;

  /** A row of {@code replay-markers.sql}. */
  record MarkerRow(
      String kind, long timeMs, String tabId, String label, String detail, String insightId) {}

  /** A row of {@code replay-status.sql}. */
  record StatusRow(boolean recorded, String reason) {}

  Manifests(EventReader reader) {
    this.reader = reader;
    this.index = new RecordingIndex(reader);
  }

  /**
   * The manifest of a session.
   *
   * @throws ApiException with {@code not_found} and the reason if nothing is recorded
   */
  Manifest of(AuthorizedRequest request, String sessionId) {
    List<ChunkRow> chunks = index.chunks(request, sessionId);
    StatusRow last =
        reader.execute(request, status, Map.of("session", sessionId)).stream()
            .findFirst()
            .orElse(new StatusRow(!chunks.isEmpty(), ""));
    if (chunks.isEmpty()) {
      String reason = last.reason();
      throw new ApiException(
              ApiErrorCode.NOT_FOUND,
              reason.isEmpty()
                  ? "Nothing is recorded of this session."
                  : "Nothing is recorded of this session: " + reason + ".")
          .reason(reason.isEmpty() ? null : reason);
    }
    long start = chunks.stream().mapToLong(ChunkRow::startMs).min().orElse(0);
    long end = chunks.stream().mapToLong(ChunkRow::endMs).max().orElse(0);
    return new Manifest(
        sessionId,
        chunks.get(0).visitorId(),
        start,
        end,
        end - start,
        chunks.stream().anyMatch(chunk -> chunk.storage().equals("hot")) ? "hot" : "cold",
        chunks.stream().mapToLong(ChunkRow::storedBytes).sum(),
        last.recorded(),
        last.reason(),
        RecordingIndex.byTab(chunks).entrySet().stream()
            .map(tab -> tab(tab.getKey(), tab.getValue()))
            .toList(),
        markers(request, sessionId, start, end));
  }

  private List<Manifest.Marker> markers(
      AuthorizedRequest request, String sessionId, long start, long end) {
    return reader
        .execute(
            request,
            markers,
            Map.of(
                "session", sessionId,
                "from", ClickHouseValues.instant(Instant.ofEpochMilli(start).minus(SLACK)),
                "to", ClickHouseValues.instant(Instant.ofEpochMilli(end).plus(SLACK))))
        .stream()
        .map(
            row ->
                new Manifest.Marker(
                    row.kind(),
                    row.timeMs(),
                    row.tabId(),
                    row.label(),
                    row.detail(),
                    row.insightId().isEmpty() ? null : row.insightId()))
        .toList();
  }

  private static Manifest.Tab tab(String tabId, List<ChunkRow> rows) {
    return new Manifest.Tab(
        tabId,
        rows.stream().mapToLong(ChunkRow::startMs).min().orElse(0),
        rows.stream().mapToLong(ChunkRow::endMs).max().orElse(0),
        rows.stream()
            .map(
                row ->
                    new Manifest.Chunk(
                        row.sequence(),
                        row.startMs(),
                        row.endMs(),
                        row.events(),
                        row.fullSnapshot(),
                        row.rawBytes()))
            .toList(),
        gaps(rows));
  }

  private static List<Manifest.Gap> gaps(List<ChunkRow> rows) {
    List<Manifest.Gap> gaps = new ArrayList<>();
    long expected = 0;
    long lastEnd = rows.get(0).startMs();
    for (ChunkRow row : rows) {
      if (row.sequence() > expected) {
        gaps.add(new Manifest.Gap(expected - 1, row.sequence() - expected, lastEnd, row.startMs()));
      }
      expected = row.sequence() + 1;
      lastEnd = row.endMs();
    }
    return gaps;
  }
}
