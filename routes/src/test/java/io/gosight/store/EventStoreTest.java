package io.gosight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.storage.InsertFailure;
import io.gosight.storage.RowInserts;
import io.gosight.storage.StorageUnavailableException;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventStoreTest {
  private static final int CANNOT_PARSE = 27;
  private static final int UNKNOWN_TABLE = 60;

  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final EventRows rows = new EventRows(clock, ProjectPages.plain());
  private final Table table = new Table();
  private final EventStore store = new EventStore(table, clock);

  /** Takes rows as ClickHouse does: all of an insert, or none. */
  private static final class Table implements RowInserts {
    private final List<Integer> stored = new ArrayList<>();
    private int inserts;
    private int refusal = CANNOT_PARSE;
    private boolean away;

    @Override
    public void insert(String name, List<String> columns, InputStream in, int count) {
      inserts++;
      assertThat(name).isEqualTo("events");
      if (away) {
        throw new StorageUnavailableException("Away.", null);
      }
      try {
        if (new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains("poison")) {
          throw InsertFailure.of(refusal, "Refused.", null);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      stored.add(count);
    }
  }

  private static KafkaRecord record(long offset, Event... events) {
    return new KafkaRecord("t", 0, offset, "k", Samples.enriched("shop", events).toByteArray());
  }

  private static KafkaRecord record(long offset, int good) {
    return record(
        offset,
        IntStream.range(0, good)
            .mapToObj(i -> Samples.pageView("o" + offset + "-" + i))
            .toArray(Event[]::new));
  }

  private int rowsStored() {
    return table.stored.stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void storesAllRowsByOneInsert() {
    StoreBatch stored = store.insert(rows.decode(List.of(record(1, 30), record(2, 40))));
    assertThat(table.stored).containsExactly(70);
    assertThat(stored.getHasDeadLetters()).isFalse();
    assertThat(stored.deliveries()).extracting(RecordDelivery::events).containsExactly(30, 40);
  }

  @Test
  void findsTheOneBadRowAndStoresAllOthers() throws IOException {
    StoreBatch stored =
        store.insert(
            rows.decode(
                List.of(
                    record(1, 20),
                    record(2, Samples.pageView("a"), Samples.custom("b", "poison", "{}")),
                    record(3, 20))));
    assertThat(rowsStored()).isEqualTo(41);
    assertThat(table.inserts).isLessThan(15);
    assertThat(stored.deliveries())
        .extracting(delivery -> delivery.deadLettered().cardinality())
        .containsExactly(0, 1, 0);
    assertThat(stored.deliveries().get(1).deadLettered().get(1)).isTrue();
    DeadLetter letter = stored.deadLetters().get(0);
    assertThat(stored.deadLetters()).hasSize(1);
    assertThat(letter.getReason()).isEqualTo("unstorable_row");
    assertThat(letter.getEventId()).isEqualTo("b");
    assertThat(letter.getRedrivable()).isTrue();
    assertThat(EnrichedBatch.parseFrom(letter.getPayload()))
        .isEqualTo(Samples.enriched("shop", Samples.custom("b", "poison", "{}")));
  }

  @Test
  void blamesNoRowForWhatTheOperatorMustMend() {
    table.refusal = UNKNOWN_TABLE;
    StoreBatch batch = rows.decode(List.of(record(1, Samples.custom("b", "poison", "{}"))));
    assertThatThrownBy(() -> store.insert(batch)).isInstanceOf(StorageUnavailableException.class);
  }

  @Test
  void leavesEverythingToALaterTryWhileClickHouseIsAway() {
    table.away = true;
    StoreBatch batch = rows.decode(List.of(record(1, 3)));
    assertThatThrownBy(() -> store.insert(batch)).isInstanceOf(StorageUnavailableException.class);
    table.away = false;
    store.insert(batch);
    assertThat(rowsStored()).isEqualTo(3);
  }

  @Test
  void aRecordThatCantBeReadHarmsNoOther() {
    StoreBatch stored =
        store.insert(
            rows.decode(
                List.of(
                    new KafkaRecord("t", 0, 1, null, new byte[] {1, 2, 3}),
                    new KafkaRecord("t", 0, 2, null, null),
                    new KafkaRecord("t", 0, 3, null, new byte[0]),
                    record(4, 2))));
    assertThat(rowsStored()).isEqualTo(2);
    assertThat(stored.deadLetters())
        .hasSize(3)
        .allSatisfy(
            letter -> {
              assertThat(letter.getReason()).isEqualTo("undecodable_record");
              assertThat(letter.getRedrivable()).isFalse();
            });
    assertThat(stored.deliveries()).hasSize(1);
  }

  @Test
  void hasRoomForManyEventsOfFewRecords() {
    store.insert(rows.decode(List.of(record(1, 500))));
    assertThat(rowsStored()).isEqualTo(500);
    assertThat(store.insert(rows.decode(List.of())).deliveries()).isEmpty();
  }
}
