package io.gosight.api.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The outcome of every event that a project's pages sent. Always accepted = stored + duplicates +
 * missing + erased + deadLettered + inFlight.
 *
 * @param from the first minute
 * @param to the minute after the last
 * @param totals the sums over the minutes
 * @param minutes the minutes with events, oldest first
 */
public record Ledger(
    String projectId, Instant from, Instant to, Counts totals, List<Minute> minutes) {

  /** One minute, by when events were received. */
  public record Minute(Instant minute, Counts counts) {}

  /**
   * Numbers of events.
   *
   * @param accepted durable, acknowledged to the sender
   * @param rejected refused with a reason in the response to the sender
   * @param rejectedByReason the same by reason
   * @param stored can be queried
   * @param duplicates further copies of stored events
   * @param missing were stored, by the ids that the store recorded, and are not there any more
   * @param erased were stored and erased on request
   * @param deadLettered could not be stored, wait for an operator
   * @param inFlight accepted, not stored yet
   */
  public record Counts(
      long accepted,
      long rejected,
      Map<String, Long> rejectedByReason,
      long stored,
      long duplicates,
      long missing,
      long erased,
      long deadLettered,
      long inFlight) {}
}
