package io.gosight.api.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.replay.RecordingIndex.ChunkRow;
import io.gosight.api.request.Download;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes a whole recording as one file that a player can open. Safe for use by many threads. */
final class ReplayExport {
  private static final long MAX_RAW_BYTES = 512L << 20;
  private static final int CHUNKS_AT_ONCE = 100;
  private static final long BYTES_AT_ONCE = 8L << 20;

  private final Replays replays;
  private final ObjectMapper json;

  ReplayExport(Replays replays, ObjectMapper json) {
    this.replays = replays;
    this.json = json;
  }

  /**
   * The file, compressed.
   *
   * @throws ApiException if the recording is too large
   */
  Download of(String projectId, Manifest manifest, List<ChunkRow> chunks) {
    if (chunks.stream().mapToLong(ChunkRow::rawBytes).sum() > MAX_RAW_BYTES) {
      throw new ApiException(
          ApiErrorCode.BAD_PARAMETER, "The recording is too large for one file; read its chunks.");
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(file);
        JsonGenerator out = json.createGenerator(packed)) {
      out.writeStartObject();
      out.writeStringField("format", "gosight-replay");
      out.writeNumberField("version", 1);
      out.writeObjectField("manifest", manifest);
      out.writeArrayFieldStart("tabs");
      for (Manifest.Tab tab : manifest.tabs()) {
        out.writeStartObject();
        out.writeStringField("tab_id", tab.tabId());
        out.writeNumberField(
            "offset_ms",
            chunks.stream()
                .filter(chunk -> chunk.tabId().equals(tab.tabId()))
                .findFirst()
                .map(ChunkRow::offsetMs)
                .orElse(0L));
        out.writeArrayFieldStart("events");
        writeEvents(projectId, manifest.sessionId(), tab.tabId(), out);
        out.writeEndArray();
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes what is written.", e);
    }
    return new Download(
        "replay-" + manifest.sessionId() + ".json.gz", "application/gzip", file.toByteArray());
  }

  private void writeEvents(String projectId, String sessionId, String tabId, JsonGenerator out)
      throws IOException {
    long from = 0;
    List<Replays.Chunk> page;
    do {
      page = replays.read(projectId, sessionId, tabId, from, CHUNKS_AT_ONCE, BYTES_AT_ONCE);
      for (Replays.Chunk chunk : page) {
        String array = new String(chunk.events(), StandardCharsets.UTF_8).strip();
        String events = array.substring(1, array.length() - 1);
        if (!events.isBlank()) {
          out.writeRawValue(events);
        }
        from = chunk.sequence() + 1;
      }
    } while (!page.isEmpty());
  }
}
