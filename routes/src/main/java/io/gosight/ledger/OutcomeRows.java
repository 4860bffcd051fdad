package io.gosight.ledger;

import io.gosight.storage.RowBinary;
import io.gosight.storage.RowInserts;
import java.io.ByteArrayInputStream;
import java.util.List;

/** Writes outcomes to the ledger's table in ClickHouse. Safe for use by many threads. */
public final class OutcomeRows implements OutcomeTable {
  private static final List<String> COLUMNS =
      List.of("project_id", "minute", "run_id", "outcome", "reason", "events");

  private final RowInserts inserts;

  /** The table, written by these inserts. */
  public OutcomeRows(RowInserts inserts) {
    this.inserts = inserts;
  }

  @Override
  public void insertOutcomes(String runId, List<Outcomes.Outcome> outcomes) {
    RowBinary rows = new RowBinary();
    for (Outcomes.Outcome outcome : outcomes) {
      rows.string(outcome.projectId())
          .int32((int) outcome.minute().getEpochSecond())
          .string(runId)
          .string(outcome.outcome())
          .string(outcome.reason())
          .int64(outcome.events());
    }
    inserts.insert(
        "ledger_outcomes", COLUMNS, new ByteArrayInputStream(rows.toByteArray()), outcomes.size());
  }
}
