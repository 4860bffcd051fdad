package io.gosight.api.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What became of every event that a project's pages sent. Always accepted = stored + duplicates +
 * deadLettered + inFlight.
 *
 * @param from the first minute
 * @param to the minute after the last
 * @param totals the sums over the minutes
 * @param minutes those minutes in which something happened, oldest first
 */
public record Ledger(
    String projectId, Instant from, Instant to, Counts totals, List<Minute> minutes) {

  /** One minute, by when events were received. */
  public record Minute(Instant minute, Counts counts) {}

  /**
   * Numbers of events.
   *
   * @param accepted what the sender was told is safe
   * @param rejected what the sender was told is not taken
   * @param rejectedByReason the same by reason
   * @param stored what can be queried
   * @param duplicates further copies of what is stored
   * @param deadLettered what could not be stored and waits for an operator
   * @param inFlight what is accepted and on its way
   */
  public record Counts(
      long accepted,
      long rejected,
      Map<String, Long> rejectedByReason,
      long stored,
      long duplicates,
      long deadLettered,
      long inFlight) {}
}
