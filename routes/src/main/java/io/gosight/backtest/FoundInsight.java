package io.gosight.backtest;

import io.gosight.spi.detector.Insight;

/**
 * What is compared and shown of an insight.
 *
 * @param id its id, the same whenever the same is found in the same events
 * @param sessionId the session
 * @param tabId the tab; may be empty
 * @param clientMs when it began, by the sender's clock in ms since 1970
 * @param timeMs the same by the hub's clock
 * @param page where; empty if found across sessions
 * @param selector the element or other thing; may be empty
 * @param summary a sentence for people
 */
public record FoundInsight(
    String id,
    String sessionId,
    String tabId,
    long clientMs,
    long timeMs,
    String page,
    String selector,
    String summary) {
  static FoundInsight of(Insight insight) {
    return new FoundInsight(
        insight.id(),
        insight.sessionId(),
        insight.tabId(),
        insight.atMs(),
        insight.timeMs(),
        insight.page().name(),
        insight.selector(),
        insight.summary());
  }

  /** What stays the same when a detector's version changes, and its insights' ids with it. */
  String place() {
    return String.join("\n", sessionId, tabId, page, selector, Long.toString(clientMs));
  }
}
