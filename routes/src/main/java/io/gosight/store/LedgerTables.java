package io.gosight.store;

import io.gosight.ledger.OutcomeTable;
import io.gosight.ledger.Outcomes.Outcome;
import io.gosight.storage.RowBinary;
import io.gosight.storage.RowInserts;
import io.gosight.storage.StorageUnavailableException;
import java.io.ByteArrayInputStream;
import java.util.List;

/** Writes the ledger's two tables. Safe for use by many threads. */
public final class LedgerTables implements OutcomeTable {
  private static final List<String> DELIVERY_COLUMNS =
      List.of("project_id", "minute", "topic", "partition", "offset", "events", "dead_lettered");
  private static final List<String> OUTCOME_COLUMNS =
      List.of("project_id", "minute", "run_id", "outcome", "reason", "events");

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
    for (Delivery delivery : batch.deliveries()) {
      rows.string(delivery.projectId())
          .int32((int) (Math.floorDiv(delivery.receivedAtMs(), 60_000L) * 60))
          .string(delivery.record().topic())
          .uint16(delivery.record().partition())
          .int64(delivery.record().offset())
          .int32(delivery.events())
          .int32(delivery.deadLettered());
    }
    insert("ledger_deliveries", DELIVERY_COLUMNS, rows, batch.deliveries().size());
  }

  @Override
  public void insertOutcomes(String runId, List<Outcome> outcomes) {
    RowBinary rows = new RowBinary();
    for (Outcome outcome : outcomes) {
      rows.string(outcome.projectId())
          .int32((int) outcome.minute().getEpochSecond())
          .string(runId)
          .string(outcome.outcome())
          .string(outcome.reason())
          .int64(outcome.events());
    }
    insert("ledger_outcomes", OUTCOME_COLUMNS, rows, outcomes.size());
  }

  private void insert(String table, List<String> columns, RowBinary rows, int count) {
    inserts.insert(table, columns, new ByteArrayInputStream(rows.toByteArray()), count);
  }
}
