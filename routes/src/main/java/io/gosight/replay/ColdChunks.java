package io.gosight.replay;

import com.clickhouse.client.api.Client;
import com.google.common.base.Splitter;
import io.gosight.replay.ArchivedSession.ArchivedChunk;
import io.gosight.replay.ArchivedSession.Segment;
import io.gosight.storage.ClickHouseQuery;
import io.gosight.storage.RowStream;
import io.gosight.storage.StorageUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads chunks from object storage, segment by segment. Safe for use by many threads. */
final class ColdChunks {
  private static final Logger LOG = LoggerFactory.getLogger(ColdChunks.class);
  private static final Splitter LIST = Splitter.on(',');

  private final Client client;
  private final ReplayObjects objects;
  private final ClickHouseQuery archived = ClickHouseQuery.of("replay/archived-session");

  ColdChunks(Client client, ReplayObjects objects) {
    this.client = client;
    this.objects = objects;
  }

  /**
   * The session's object; empty if it has none.
   *
   * @throws StorageUnavailableException if ClickHouse does not answer
   */
  Optional<ArchivedSession> of(SessionKey session) {
    AtomicReference<ArchivedSession> found = new AtomicReference<>();
    archived.read(
        client,
        Map.of("project", session.project(), "session", session.session()),
        row -> found.set(read(session, row)));
    return Optional.ofNullable(found.get());
  }

  private static ArchivedSession read(SessionKey session, RowStream row) throws IOException {
    String key = row.string();
    long bytes = row.int64();
    ColdEncoding encoding = ColdEncoding.parse(row.string());
    LocalDate day = LocalDate.ofEpochDay(row.int64());
    LocalDate expiresOn = LocalDate.ofEpochDay(row.int64());
    String visitor = row.string();
    List<String> tabs = LIST.splitToList(row.string());
    List<List<String>> columns = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      columns.add(LIST.splitToList(row.string()));
    }
    List<ArchivedChunk> chunks = new ArrayList<>();
    for (int i = 0; i < tabs.size(); i++) {
      ChunkInfo info =
          new ChunkInfo(
              tabs.get(i),
              number(columns, 0, i),
              number(columns, 1, i),
              number(columns, 2, i),
              number(columns, 3, i),
              number(columns, 4, i),
              number(columns, 5, i) == 1,
              number(columns, 6, i));
      chunks.add(new ArchivedChunk(info, (int) number(columns, 7, i)));
    }
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < columns.get(8).size(); i++) {
      segments.add(new Segment(number(columns, 8, i), number(columns, 9, i)));
    }
    return new ArchivedSession(
        session, key, bytes, "", encoding, visitor, day, expiresOn, chunks, segments);
  }

  private static long number(List<List<String>> columns, int column, int at) {
    return Long.parseLong(columns.get(column).get(at));
  }

  /**
   * Unpacks chunks of one segment. What can't be read is missing like a chunk that never came.
   *
   * @param run chunks of one segment, in their order
   * @return whether the sink wants more
   */
  boolean read(ArchivedSession session, List<ArchivedChunk> run, ChunkSink sink)
      throws IOException {
    Segment segment = session.segments().get(run.get(0).segment());
    int next = 0;
    try (BufferedReader lines = lines(session, segment)) {
      for (String line = lines.readLine();
          line != null && next < run.size();
          line = lines.readLine()) {
        ChunkInfo wanted = run.get(next).info();
        if (ColdLine.isOf(line, wanted)) {
          if (!sink.accept(wanted, ColdLine.events(line))) {
            return false;
          }
          next++;
        }
      }
    } catch (IOException e) {
      LOG.warn("A segment of the object {} can't be read: {}", session.key(), e.getMessage());
    }
    return true;
  }

  private BufferedReader lines(ArchivedSession session, Segment segment) throws IOException {
    byte[] packed = objects.read(session.key(), segment.offset(), segment.bytes());
    return new BufferedReader(
        new InputStreamReader(session.encoding().unpack(packed), StandardCharsets.UTF_8));
  }
}
