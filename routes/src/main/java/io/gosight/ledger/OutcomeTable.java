package io.gosight.ledger;

import io.gosight.ledger.Outcomes.Outcome;
import java.util.List;

/** Where counts are kept. */
@FunctionalInterface
public interface OutcomeTable {
  /**
   * Records what a node has counted; a repeated write changes nothing.
   *
   * @param runId the node's run
   * @param outcomes its counts
   * @throws RuntimeException if they can't be kept now
   */
  void insertOutcomes(String runId, List<Outcome> outcomes);
}
