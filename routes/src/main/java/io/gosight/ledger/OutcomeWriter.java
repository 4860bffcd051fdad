package io.gosight.ledger;

import java.util.List;

/** Writes this run's counts to the ledger. Called by one thread at a time. */
public final class OutcomeWriter {
  private final Outcomes outcomes;
  private final String runId;
  private final OutcomeTable table;

  /**
   * A writer.
   *
   * @param outcomes what this node counts
   * @param runId unique for this start of this node
   * @param table where the ledger lies
   */
  public OutcomeWriter(Outcomes outcomes, String runId, OutcomeTable table) {
    this.outcomes = outcomes;
    this.runId = runId;
    this.table = table;
  }

  /** Writes what has changed; if that fails it is written the next time. */
  public void write() {
    List<Outcomes.Outcome> changed = outcomes.changed();
    if (!changed.isEmpty()) {
      table.insertOutcomes(runId, changed);
      outcomes.markWritten(changed);
    }
  }
}
