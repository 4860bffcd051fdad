package io.gosight.ledger;

import io.gosight.store.LedgerTables;
import java.util.List;

/** Writes this run's counts to the ledger. Called by one thread at a time. */
public final class OutcomeWriter {
  private final Outcomes outcomes;
  private final String runId;
  private final LedgerTables tables;

  /**
   * A writer.
   *
   * @param outcomes what this node counts
   * @param runId unique for this start of this node
   * @param tables where the ledger lies
   */
  public OutcomeWriter(Outcomes outcomes, String runId, LedgerTables tables) {
    this.outcomes = outcomes;
    this.runId = runId;
    this.tables = tables;
  }

  /** Writes what has changed; if that fails it is written the next time. */
  public void write() {
    List<Outcomes.Outcome> changed = outcomes.changed();
    if (!changed.isEmpty()) {
      tables.insertOutcomes(runId, changed);
      outcomes.markWritten(changed);
    }
  }
}
