package io.gosight.store;

import io.gosight.errors.DeadLetters;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.storage.RefusedRowsException;
import io.gosight.storage.RowInserts;
import io.gosight.storage.RowIsolation;
import io.gosight.storage.StorageUnavailableException;
import io.gosight.store.StoreBatch.Source;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Inserts events. If a row is at fault, halves are tried until the bad rows are isolated; those
 * become dead letters and all others are stored. Safe for use by many threads.
 */
public final class EventStore {
  private final RowInserts inserts;
  private final Clock clock;

  /** A store that inserts there, by that clock. */
  public EventStore(RowInserts inserts, Clock clock) {
    this.inserts = inserts;
    this.clock = clock;
  }

  /**
   * Stores what can be stored.
   *
   * @return the batch, with a dead letter for each row that can't
   * @throws StorageUnavailableException if ClickHouse can't take rows now
   */
  public StoreBatch insert(StoreBatch batch) {
    List<DeadLetter> letters = new ArrayList<>(batch.deadLetters());
    List<RecordDelivery> deliveries = new ArrayList<>(batch.deliveries());
    RowIsolation.insert(
        inserts,
        EventColumns.TABLE,
        EventColumns.NAMES,
        batch.rows(),
        (row, refusal) -> deadLetter(batch.sources().get(row), refusal, deliveries, letters));
    return batch.withDeadLetters(deliveries, letters);
  }

  private void deadLetter(
      Source source,
      RefusedRowsException refusal,
      List<RecordDelivery> deliveries,
      List<DeadLetter> letters) {
    RecordDelivery delivery = deliveries.get(source.delivery());
    deliveries.set(source.delivery(), delivery.withDeadLetter(source.event()));
    EnrichedBatch event = EventRows.single(delivery.record(), source.event());
    letters.add(
        DeadLetters.unstorable(delivery.record(), clock.instant(), refusal.code())
            .setProjectId(delivery.projectId())
            .setEventId(event.getEvents(0).getId())
            .setPayload(event.toByteString())
            .setRedrivable(true)
            .build());
  }
}
