package io.gosight.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.Insight;
import io.gosight.storage.InsertFailure;
import io.gosight.storage.RowInserts;
import io.gosight.storage.StorageUnavailableException;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsightStoreTest {
  private static final int CANNOT_PARSE = 27;

  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final InsightRows rows = new InsightRows(clock);
  private int stored;

  private InsightStore store(int refusal) {
    RowInserts table =
        (name, columns, in, count) -> {
          if (text(in).contains("poison")) {
            throw InsertFailure.of(refusal, "Refused.", null);
          }
          stored += count;
        };
    return new InsightStore(table, clock);
  }

  private static String text(InputStream in) {
    try {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KafkaRecord record(long offset) {
    Insight insight =
        Insight.newBuilder()
            .setProjectId("shop")
            .setId("i" + offset)
            .setSummary(offset == 7 ? "poison" : "fine")
            .build();
    return new KafkaRecord("gosight.insights", 0, offset, "shop", insight.toByteArray());
  }

  private InsightStoreBatch batch() {
    return rows.decode(LongStream.range(0, 40).mapToObj(InsightStoreTest::record).toList());
  }

  @Test
  void findsTheOneBadRowAndStoresAllOthers() {
    List<DeadLetter> letters = store(CANNOT_PARSE).insert(batch()).deadLetters();
    assertThat(stored).isEqualTo(39);
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).getReason()).isEqualTo("unstorable_row");
    assertThat(letters.get(0).getOffset()).isEqualTo(7);
    assertThat(letters.get(0).getProjectId()).isEqualTo("shop");
    assertThat(letters.get(0).getPayload().toByteArray()).isEqualTo(record(7).value());
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 243, 497, 164, 999_999})
  void blamesNoRowForWhatTheOperatorMustMend(int code) {
    InsightStoreBatch batch = batch();
    InsightStore store = store(code);
    assertThatThrownBy(() -> store.insert(batch)).isInstanceOf(StorageUnavailableException.class);
  }
}
