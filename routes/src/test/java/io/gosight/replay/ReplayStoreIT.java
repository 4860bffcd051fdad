package io.gosight.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.gosight.common.Gzip;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.storage.ClickHouse;
import io.gosight.storage.RefusedRowsException;
import io.gosight.storage.RowInserts;
import io.gosight.storage.StorageUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Recordings in the real ClickHouse: what was sent is what is read, each chunk once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayStoreIT {
  private ReplayEngines engines;
  private ReplayReader reader;

  @BeforeAll
  void start() throws Exception {
    engines = new ReplayEngines();
    reader =
        new ReplayReader(engines.client(), new S3ReplayObjects(engines.s3(), ReplayEngines.BUCKET));
  }

  @AfterAll
  void stop() throws Exception {
    engines.close();
  }

  private void assertReads(String session, String tab, int chunks) {
    List<ReplayReader.StoredChunk> read =
        reader.page(new SessionKey("shop", session), tab, 0, 1_000, Long.MAX_VALUE);
    assertThat(read)
        .extracting(ReplayReader.StoredChunk::sequence)
        .containsExactlyElementsOf(IntStream.range(0, chunks).mapToObj(Long::valueOf).toList());
    for (ReplayReader.StoredChunk chunk : read) {
      assertThat(new String(chunk.events(), StandardCharsets.UTF_8))
          .isEqualTo(Recordings.events(tab, (int) chunk.sequence()));
    }
  }

  @Test
  void tabsAreReadAsTheyWereSentInAnyPages() {
    try (StoreForTests process = new StoreForTests(engines)) {
      for (int from = 0; from < 50; from += 5) {
        List<KafkaRecord> batch = new ArrayList<>(Recordings.records("two", "a", from, from + 5));
        batch.addAll(Recordings.records("two", "b", from, from + 5));
        assertThat(process.take(batch)).isEmpty();
      }
    }
    assertReads("two", "a", 50);
    assertReads("two", "b", 50);
    List<ReplayReader.StoredChunk> page =
        reader.page(new SessionKey("shop", "two"), "a", 33, 4, Long.MAX_VALUE);
    assertThat(page)
        .extracting(ReplayReader.StoredChunk::sequence)
        .containsExactly(33L, 34L, 35L, 36L);
    assertThat(reader.page(new SessionKey("shop", "two"), "a", 0, 100, 1)).hasSize(1);
    assertThat(reader.page(new SessionKey("other", "two"), "a", 0, 100, 1)).isEmpty();
  }

  @Test
  void aProcessThatWasKilledBeforeItsCommitLeavesNoTrace() {
    try (StoreForTests killed = new StoreForTests(engines)) {
      killed.take(Recordings.records("killed", "a", 0, 7));
      killed.take(Recordings.records("killed", "a", 7, 12));
    }
    try (StoreForTests next = new StoreForTests(engines)) {
      next.take(Recordings.records("killed", "a", 7, 12));
      next.take(Recordings.records("killed", "a", 12, 25));
    }
    assertReads("killed", "a", 25);
  }

  @Test
  void anInsertWhoseAnswerIsLostIsDoneAgain() {
    ClickHouse tables = new ClickHouse(engines.client(), new SimpleMeterRegistry());
    boolean[] lose = {false};
    RowInserts inserts =
        (table, columns, rows, count) -> {
          tables.insert(table, columns, rows, count);
          if (lose[0]) {
            throw new StorageUnavailableException("The answer is lost.", null);
          }
        };
    try (StoreForTests process = new StoreForTests(engines, inserts)) {
      process.take(Recordings.records("lost", "a", 0, 3));
      lose[0] = true;
      assertThatThrownBy(() -> process.take(Recordings.records("lost", "a", 3, 6)))
          .isInstanceOf(StorageUnavailableException.class);
      lose[0] = false;
      process.take(Recordings.records("lost", "a", 3, 6));
      process.take(Recordings.records("lost", "a", 6, 9));
    }
    assertReads("lost", "a", 9);
  }

  @Test
  void anInsertThatFailsLosesNothing() {
    ClickHouse tables = new ClickHouse(engines.client(), new SimpleMeterRegistry());
    boolean[] fail = {false};
    RowInserts inserts =
        (table, columns, rows, count) -> {
          if (fail[0]) {
            throw new StorageUnavailableException("Away.", null);
          }
          tables.insert(table, columns, rows, count);
        };
    try (StoreForTests process = new StoreForTests(engines, inserts)) {
      process.take(Recordings.records("away", "a", 0, 3));
      fail[0] = true;
      assertThatThrownBy(() -> process.take(Recordings.records("away", "a", 3, 6)))
          .isInstanceOf(StorageUnavailableException.class);
      fail[0] = false;
      process.take(Recordings.records("away", "a", 3, 9));
    }
    assertReads("away", "a", 9);
  }

  @Test
  void whatComesTwiceOrInAnotherOrderIsReadOnceAndInOrder() {
    List<KafkaRecord> batch = new ArrayList<>(Recordings.records("mixed", "a", 0, 12));
    batch.addAll(Recordings.records("mixed", "a", 3, 9));
    Collections.swap(batch, 4, 10);
    try (StoreForTests process = new StoreForTests(engines)) {
      process.take(batch);
      process.take(Recordings.records("mixed", "a", 10, 15));
    }
    assertReads("mixed", "a", 15);
  }

  @Test
  void aChunkInPiecesIsJoinedAlsoOverACrash() {
    String events = Recordings.events("a", 0);
    ByteString data = ByteString.copyFrom(Gzip.pack(events.getBytes(StandardCharsets.UTF_8)));
    int third = data.size() / 3;
    List<KafkaRecord> pieces = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      ReplayChunk piece =
          Recordings.chunk(0, events)
              .setData(data.substring(part * third, part == 2 ? data.size() : (part + 1) * third))
              .setPart(part)
              .setParts(3)
              .build();
      pieces.add(Recordings.record("pieces", "a", piece, System.currentTimeMillis()));
    }
    try (StoreForTests killed = new StoreForTests(engines)) {
      killed.take(pieces.subList(0, 1));
    }
    try (StoreForTests next = new StoreForTests(engines)) {
      next.take(pieces.subList(0, 2));
      assertThat(reader.hot(new SessionKey("shop", "pieces"))).isEmpty();
      next.take(pieces.subList(2, 3));
      next.take(Recordings.records("pieces", "a", 1, 4));
    }
    assertReads("pieces", "a", 4);
  }

  @Test
  void whatCanNotBeReadBecomesADeadLetterAndHarmsNoNeighbour() {
    List<KafkaRecord> batch = new ArrayList<>(Recordings.records("bad", "a", 0, 3));
    batch.add(Recordings.record("bad", "b", Recordings.chunk(0, "{\"not\":\"an array\"}").build()));
    batch.add(
        Recordings.record(
            "bad", "c", Recordings.chunk(0, "[" + " ".repeat(2 << 20) + "]").build()));
    batch.add(new KafkaRecord("t", 0, 9, "k", new byte[] {1}));
    try (StoreForTests process = new StoreForTests(engines)) {
      assertThat(process.take(batch))
          .extracting(DeadLetter::getReason)
          .containsExactlyInAnyOrder("unreadable_chunk", "unreadable_chunk", "undecodable_record");
    }
    assertReads("bad", "a", 3);
  }

  @Test
  void aChunkThatClickHouseRefusesHarmsNoNeighbour() {
    ClickHouse tables = new ClickHouse(engines.client(), new SimpleMeterRegistry());
    RowInserts inserts =
        (table, columns, rows, count) -> {
          byte[] bytes = read(rows);
          if (new String(bytes, StandardCharsets.ISO_8859_1).contains("poisoned-tab")) {
            throw new RefusedRowsException(27, "Cannot parse input.");
          }
          tables.insert(table, columns, new ByteArrayInputStream(bytes), count);
        };
    List<KafkaRecord> batch = new ArrayList<>(Recordings.records("refused", "a", 0, 6));
    batch.addAll(4, Recordings.records("refused", "poisoned-tab", 0, 1));
    ReplayChunk piece =
        Recordings.chunk(1, Recordings.events("a", 1)).setPart(0).setParts(2).build();
    batch.add(Recordings.record("refused", "poisoned-tab", piece));
    try (StoreForTests process = new StoreForTests(engines, inserts)) {
      process.take(Recordings.records("refused", "b", 0, 2));
      assertThat(process.take(batch))
          .hasSize(2)
          .allSatisfy(
              letter -> {
                assertThat(letter.getReason()).isEqualTo("unstorable_row");
                assertThat(letter.getRedrivable()).isTrue();
                assertThat(letter.getPayload()).isNotEmpty();
              });
      process.take(Recordings.records("refused", "a", 6, 9));
    }
    assertReads("refused", "a", 9);
    assertReads("refused", "b", 2);
  }

  private static byte[] read(InputStream rows) {
    try {
      return rows.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDeletedRecordingIsGoneAndWhatComesLaterIsDropped() {
    SessionKey session = new SessionKey("shop", "gone");
    try (StoreForTests process = new StoreForTests(engines)) {
      process.take(Recordings.records("gone", "a", 0, 5));
      process.take(Recordings.records("stays", "a", 0, 5));
    }
    ReplayDeletion.Deleted deleted =
        new ReplayDeletion(
                engines.client(), reader, new S3ReplayObjects(engines.s3(), ReplayEngines.BUCKET))
            .delete(session);
    assertThat(deleted.chunks()).isEqualTo(5);
    assertThat(deleted.bytes()).isPositive();
    try (StoreForTests process = new StoreForTests(engines)) {
      process.take(Recordings.records("gone", "a", 5, 8));
    }
    assertThat(reader.hot(session)).isEmpty();
    assertThat(engines.ask("SELECT toString(count()) FROM replay_chunks WHERE session_id = 'gone'"))
        .isEqualTo("0");
    assertReads("stays", "a", 5);
  }

  @Test
  void aSessionOverMidnightAndTheEndOfAMonthKeepsItsFirstDayInAnyProcess() {
    long lastSecond = Instant.parse("2026-05-31T23:59:59Z").toEpochMilli();
    for (int sequence = 0; sequence < 3; sequence++) {
      try (StoreForTests store = new StoreForTests(engines)) {
        ReplayChunk chunk = Recordings.chunk(sequence, Recordings.events("a", sequence)).build();
        store.take(
            List.of(
                Recordings.record("midnight", "a", chunk, lastSecond + sequence * 86_400_000L)));
      }
    }
    assertThat(
            engines.ask(
                "SELECT arrayStringConcat(groupUniqArray(toString(day) || ' ' || toString(expires_on)), ',')"
                    + " FROM replay_chunks WHERE session_id = 'midnight'"))
        .isEqualTo("2026-05-31 2026-08-29");
    assertReads("midnight", "a", 3);
  }
}
