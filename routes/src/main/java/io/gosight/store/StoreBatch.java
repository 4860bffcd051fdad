package io.gosight.store;

import io.gosight.common.DeadLetterBatch;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.storage.RowBlock;
import java.util.List;

/**
 * What one batch of records holds, ready for ClickHouse.
 *
 * @param rows the events' rows
 * @param sources for each row, where it came from
 * @param deliveries what each record adds to the ledger
 * @param deadLetters what can't be stored
 */
record StoreBatch(
    RowBlock rows,
    List<Source> sources,
    List<RecordDelivery> deliveries,
    List<DeadLetter> deadLetters)
    implements DeadLetterBatch {

  /**
   * Where a row came from.
   *
   * @param delivery the position of its record in {@code deliveries}
   * @param event the position of its event in the record's batch
   */
  record Source(int delivery, int event) {}

  /** The same with more dead letters. */
  StoreBatch withDeadLetters(List<RecordDelivery> counted, List<DeadLetter> letters) {
    return new StoreBatch(rows, sources, counted, letters);
  }
}
