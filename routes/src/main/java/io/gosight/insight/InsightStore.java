package io.gosight.insight;

import com.google.protobuf.ByteString;
import io.gosight.errors.DeadLetters;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.storage.RefusedRowsException;
import io.gosight.storage.RowInserts;
import io.gosight.storage.RowIsolation;
import io.gosight.storage.StorageUnavailableException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Inserts insights; a row at fault becomes a dead letter. Safe for use by many threads. */
public final class InsightStore {
  private final RowInserts inserts;
  private final Clock clock;

  /** A store that inserts there, by that clock. */
  public InsightStore(RowInserts inserts, Clock clock) {
    this.inserts = inserts;
    this.clock = clock;
  }

  /**
   * Stores what can be stored.
   *
   * @return the batch, with a dead letter for each row that can't
   * @throws StorageUnavailableException if ClickHouse can't take rows now
   */
  public InsightStoreBatch insert(InsightStoreBatch batch) {
    List<DeadLetter> letters = new ArrayList<>(batch.deadLetters());
    RowIsolation.insert(
        inserts,
        InsightColumns.TABLE,
        InsightColumns.NAMES,
        batch.rows(),
        (row, refusal) -> letters.add(unstorable(batch.records().get(row), refusal)));
    return new InsightStoreBatch(batch.rows(), batch.records(), letters);
  }

  private DeadLetter unstorable(KafkaRecord record, RefusedRowsException refusal) {
    return DeadLetters.unstorable(record, clock.instant(), refusal.code())
        .setProjectId(record.key() == null ? "" : record.key())
        .setPayload(ByteString.copyFrom(record.value()))
        .build();
  }
}
