package io.gosight.store;

import io.gosight.storage.RowBinary;
import io.gosight.storage.RowInserts;
import io.gosight.storage.StorageUnavailableException;
import java.io.ByteArrayInputStream;
import java.util.List;

/** Writes what became of delivered records to the ledger. Safe for use by many threads. */
public final class LedgerTables {
  private static final List<String> DELIVERY_COLUMNS =
      List.of(
          "project_id", "minute", "topic", "partition", "offset", "events", "dead_lettered", "ids");

  private final RowInserts inserts;

  /** The tables, written there. */
  public LedgerTables(RowInserts inserts) {
    this.inserts = inserts;
  }

  /**
   * Records what became of each delivered record.
   *
   * @throws StorageUnavailableException if ClickHouse can't take rows now
   */
  public void insert(StoreBatch batch) {
    if (batch.deliveries().isEmpty()) {
      return;
    }
    RowBinary rows = new RowBinary();
    for (RecordDelivery delivery : batch.deliveries()) {
      rows.string(delivery.projectId())
          .int32((int) (Math.floorDiv(delivery.receivedAtMs(), 60_000L) * 60))
          .string(delivery.record().topic())
          .uint16(delivery.record().partition())
          .int64(delivery.record().offset())
          .int32(delivery.events())
          .int32(delivery.deadLettered().cardinality())
          .count(delivery.events() - delivery.deadLettered().cardinality());
      for (int i = 0; i < delivery.events(); i++) {
        if (!delivery.deadLettered().get(i)) {
          rows.int64(delivery.ids()[i]);
        }
      }
    }
    inserts.insert(
        "ledger_deliveries",
        DELIVERY_COLUMNS,
        new ByteArrayInputStream(rows.toByteArray()),
        batch.deliveries().size());
  }
}
