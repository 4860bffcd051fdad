package io.gosight.store;

import io.gosight.errors.DeadLetters;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.storage.RefusedRowsException;
import io.gosight.storage.RowInserts;
import io.gosight.storage.StorageUnavailableException;
import io.gosight.store.StoreBatch.Source;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Inserts events. If ClickHouse refuses the rows, halves are tried until the bad ones stand alone;
 * those become dead letters and all others are stored. Safe for use by many threads.
 */
public final class EventStore {
  private static final int NO_SUCH_COLUMN = 16;
  private static final int UNKNOWN_TABLE = 60;
  private static final int UNKNOWN_DATABASE = 81;
  private static final int AUTHENTICATION_FAILED = 516;

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
    List<Delivery> deliveries = new ArrayList<>(batch.deliveries());
    insert(batch, 0, batch.rows().size(), deliveries, letters);
    return batch.withDeadLetters(deliveries, letters);
  }

  private void insert(
      StoreBatch batch, int from, int to, List<Delivery> deliveries, List<DeadLetter> letters) {
    if (from == to) {
      return;
    }
    try {
      inserts.insert(
          EventColumns.TABLE, EventColumns.NAMES, batch.rows().rows(from, to), to - from);
    } catch (RefusedRowsException e) {
      if (isNotAboutRows(e.code())) {
        throw new StorageUnavailableException(e.getMessage(), e);
      }
      if (to - from == 1) {
        bury(batch.sources().get(from), e, deliveries, letters);
      } else {
        int middle = (from + to) >>> 1;
        insert(batch, from, middle, deliveries, letters);
        insert(batch, middle, to, deliveries, letters);
      }
    }
  }

  /** A missing table or a wrong password is the operator's to mend; no row is to blame. */
  private static boolean isNotAboutRows(int code) {
    return code == UNKNOWN_TABLE
        || code == UNKNOWN_DATABASE
        || code == AUTHENTICATION_FAILED
        || code == NO_SUCH_COLUMN;
  }

  private void bury(
      Source source,
      RefusedRowsException refusal,
      List<Delivery> deliveries,
      List<DeadLetter> letters) {
    Delivery delivery = deliveries.get(source.delivery());
    deliveries.set(source.delivery(), delivery.withOneDeadLetter());
    EnrichedBatch event = EventRows.single(delivery.record(), source.event());
    letters.add(
        DeadLetters.of(delivery.record(), clock.instant())
            .setProjectId(delivery.projectId())
            .setReason("unstorable_row")
            .setMessage("ClickHouse refused it with code " + refusal.code() + ".")
            .setEventId(event.getEvents(0).getId())
            .setPayload(event.toByteString())
            .setRedrivable(true)
            .build());
  }
}
