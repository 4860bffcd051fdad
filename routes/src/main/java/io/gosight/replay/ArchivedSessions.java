package io.gosight.replay;

import io.gosight.replay.ArchivedSession.ArchivedChunk;
import io.gosight.replay.ArchivedSession.Segment;
import io.gosight.storage.RowBinary;
import io.gosight.storage.RowInserts;
import io.gosight.storage.StorageUnavailableException;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;

/** Records in ClickHouse which sessions are in which objects. Safe for use by many threads. */
public final class ArchivedSessions {
  private static final String TABLE = "replay_objects";
  private static final List<String> COLUMNS =
      List.of(
          "project_id",
          "session_id",
          "object_key",
          "object_bytes",
          "sha256",
          "encoding",
          "visitor_id",
          "day",
          "expires_on",
          "archived_at",
          "chunk_tab",
          "chunk_sequence",
          "chunk_start_ms",
          "chunk_end_ms",
          "chunk_clock_offset_ms",
          "chunk_events",
          "chunk_full_snapshot",
          "chunk_raw_bytes",
          "chunk_segment",
          "segment_offset",
          "segment_bytes");

  private final RowInserts inserts;
  private final Clock clock;

  /** Records by that clock. */
  public ArchivedSessions(RowInserts inserts, Clock clock) {
    this.inserts = inserts;
    this.clock = clock;
  }

  /**
   * Records a session; it replaces an earlier record of it.
   *
   * @throws StorageUnavailableException if ClickHouse can't take rows now
   */
  public void insert(ArchivedSession session) {
    RowBinary row = new RowBinary();
    row.string(session.session().project())
        .string(session.session().session())
        .string(session.key())
        .int64(session.bytes())
        .string(session.sha256())
        .string(session.encoding().word())
        .string(session.visitorId())
        .uint16((int) session.day().toEpochDay())
        .uint16((int) session.expiresOn().toEpochDay())
        .int64(clock.millis());
    chunks(row, session, (to, chunk) -> to.string(chunk.info().tab()));
    chunks(row, session, (to, chunk) -> to.int32((int) chunk.info().sequence()));
    chunks(row, session, (to, chunk) -> to.int64(chunk.info().startMs()));
    chunks(row, session, (to, chunk) -> to.int64(chunk.info().endMs()));
    chunks(row, session, (to, chunk) -> to.int64(chunk.info().clockOffsetMs()));
    chunks(row, session, (to, chunk) -> to.int32((int) chunk.info().events()));
    chunks(row, session, (to, chunk) -> to.bool(chunk.info().fullSnapshot()));
    chunks(row, session, (to, chunk) -> to.int32((int) chunk.info().rawBytes()));
    chunks(row, session, (to, chunk) -> to.int32(chunk.segment()));
    row.count(session.segments().size());
    for (Segment segment : session.segments()) {
      row.int64(segment.offset());
    }
    row.count(session.segments().size());
    for (Segment segment : session.segments()) {
      row.int64(segment.bytes());
    }
    inserts.insert(TABLE, COLUMNS, new ByteArrayInputStream(row.toByteArray()), 1);
  }

  private static void chunks(
      RowBinary row, ArchivedSession session, BiConsumer<RowBinary, ArchivedChunk> column) {
    row.count(session.chunks().size());
    session.chunks().forEach(chunk -> column.accept(row, chunk));
  }
}
