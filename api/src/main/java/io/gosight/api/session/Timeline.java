package io.gosight.api.session;

import java.time.Instant;
import java.util.List;

/**
 * What happened in a visit.
 *
 * @param rows its events, oldest first
 * @param insights what detectors found; with the first page alone
 * @param nextCursor null at the end
 */
public record Timeline(
    String sessionId, List<StoredEvent> rows, List<Finding> insights, String nextCursor) {
  /** An insight in brief. */
  public record Finding(
      String id,
      String detector,
      String severity,
      Instant time,
      String page,
      String selector,
      String summary) {}
}
