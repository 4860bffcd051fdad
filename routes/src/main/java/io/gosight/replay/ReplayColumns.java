package io.gosight.replay;

import io.gosight.common.EventTime;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.storage.RowBinary;
import java.time.LocalDate;
import java.util.List;

/** The columns of the table {@code replay_chunks}, in the order in which rows are written. */
final class ReplayColumns {
  static final String TABLE = "replay_chunks";
  static final List<String> NAMES =
      List.of(
          "project_id",
          "session_id",
          "tab_id",
          "frame",
          "position",
          "sequence",
          "start_ms",
          "end_ms",
          "clock_offset_ms",
          "events",
          "full_snapshot",
          "raw_bytes",
          "stored_bytes",
          "received_at",
          "visitor_id",
          "day",
          "expires_on",
          "payload");

  private ReplayColumns() {}

  static void write(
      RowBinary row,
      ReceivedChunk received,
      Frame frame,
      byte[] raw,
      LocalDate day,
      LocalDate expiresOn) {
    ReplayChunk chunk = received.chunk();
    int position = frame.position();
    byte[] payload = frame.append(chunk.getSequence(), raw);
    row.string(received.tab().project())
        .string(received.tab().session())
        .string(received.tab().tab())
        .int64(frame.id())
        .int32(position)
        .int32(chunk.getSequence())
        .int64(EventTime.stable(chunk.getStartMs()))
        .int64(EventTime.stable(chunk.getEndMs()))
        .int64(received.batch().getClockOffsetMs())
        .int32(chunk.getEventCount())
        .bool(chunk.getFullSnapshot())
        .int32(raw.length)
        .int32(payload.length)
        .int64(received.batch().getReceivedAtMs())
        .string(received.batch().getContext().getVisitorIdBytes())
        .uint16((int) day.toEpochDay())
        .uint16((int) expiresOn.toEpochDay())
        .bytes(payload);
  }
}
