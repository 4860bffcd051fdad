package io.gosight.api.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What detectors found in a period, newest first.
 *
 * @param projectId whose it is
 * @param from the period's first instant
 * @param to the instant after its last
 * @param insights one page of them
 * @param next what to ask for as {@code after} to get the next page; null at the end
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
