package io.gosight.api.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The insights of a period, newest first.
 *
 * @param projectId the project
 * @param from the period's first instant
 * @param to the instant after its last
 * @param insights one page of them
 * @param next the value of {@code after} for the next page; null at the end
 */
public record Insights(
    String projectId, Instant from, Instant to, List<Item> insights, String next) {
  /** Keeps its own copy. */
  public Insights {
    insights = List.copyOf(insights);
  }

  /** One insight; its fields are those of the wire's {@code Insight}. */
  public record Item(
      String id,
      String detector,
      int version,
      String severity,
      String sessionId,
      String tabId,
      Instant time,
      long replayOffsetMs,
      String viewId,
      String page,
      String url,
      String selector,
      String fingerprint,
      String summary,
      Map<String, String> thresholds,
      List<Evidence> evidence,
      Map<String, String> details) {}

  /** An event that led to an insight. */
  public record Evidence(String eventId, Instant clientTime) {}
}
