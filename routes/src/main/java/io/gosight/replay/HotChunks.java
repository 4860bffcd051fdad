package io.gosight.replay;

import com.clickhouse.client.api.Client;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.gosight.storage.ClickHouseQuery;
import io.gosight.storage.RowStream;
import io.gosight.storage.StorageUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads chunks from ClickHouse, frame by frame. Safe for use by many threads. */
final class HotChunks {
  private static final Logger LOG = LoggerFactory.getLogger(HotChunks.class);

  private final Client client;
  private final ClickHouseQuery places = ClickHouseQuery.of("replay/chunk-places");
  private final ClickHouseQuery pieces = ClickHouseQuery.of("replay/frame-pieces");

  HotChunks(Client client) {
    this.client = client;
  }

  /**
   * The session's chunks by tab and sequence, each once.
   *
   * @throws StorageUnavailableException if ClickHouse does not answer
   */
  List<HotChunk> of(SessionKey session) {
    List<HotChunk> chunks = new ArrayList<>();
    places.read(
        client,
        Map.of("project", session.project(), "session", session.session()),
        row -> chunks.add(chunk(row)));
    return chunks;
  }

  private static HotChunk chunk(RowStream row) throws IOException {
    String tab = row.string();
    long sequence = row.int64();
    long frame = row.int64();
    long position = row.int64();
    ChunkInfo info =
        new ChunkInfo(
            tab,
            sequence,
            row.int64(),
            row.int64(),
            row.int64(),
            row.int64(),
            row.int64() == 1,
            row.int64());
    return new HotChunk(
        info,
        frame,
        position,
        row.int64(),
        LocalDate.ofEpochDay(row.int64()),
        LocalDate.ofEpochDay(row.int64()),
        row.string());
  }

  /**
   * Unpacks chunks of one frame.
   *
   * @param run chunks of one tab and frame, by position
   * @return whether the sink wants more
   */
  boolean read(SessionKey session, List<HotChunk> run, ChunkSink sink) throws IOException {
    HotChunk first = run.get(0);
    HotChunk last = run.get(run.size() - 1);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    List<Integer> rawBytes = new ArrayList<>();
    pieces.read(
        client,
        Map.of(
            "project", session.project(),
            "session", session.session(),
            "tab", first.info().tab(),
            "frame", Long.toUnsignedString(first.frame()),
            "position", Long.toString(last.position())),
        row -> {
          long ignored = row.int64();
          rawBytes.add((int) row.int64());
          packed.writeBytes(row.bytes());
        });
    return unpack(session, run, packed.toByteArray(), rawBytes, sink);
  }

  private static boolean unpack(
      SessionKey session, List<HotChunk> run, byte[] packed, List<Integer> rawBytes, ChunkSink sink)
      throws IOException {
    int next = 0;
    try (ZstdInputStreamNoFinalizer in =
        new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(packed)).setContinuous(true)) {
      for (int position = 0; position < rawBytes.size() && next < run.size(); position++) {
        byte[] events = in.readNBytes(rawBytes.get(position));
        if (events.length < rawBytes.get(position)) {
          throw new IOException("The frame ends too early.");
        }
        if (run.get(next).position() == position) {
          if (!sink.accept(run.get(next).info(), events)) {
            return false;
          }
          next++;
        }
      }
    } catch (IOException e) {
      LOG.warn(
          "Chunks {} and later of a frame of session {} can't be unpacked: {}",
          run.get(next).info().sequence(),
          session,
          e.getMessage());
    }
    return true;
  }
}
