package io.gosight.spi.channel;

import io.gosight.spi.detector.Severity;
import java.util.List;
import java.util.Objects;

/**
 * An event of a project that its users want to be notified about. Immutable. Texts come from pages
 * and visitors and are not to be trusted.
 *
 * @param id the same at every attempt, on every channel; the way to tell repetitions
 * @param projectId the project
 * @param rule what the rule that led to it is called
 * @param kind why there is one
 * @param severity how bad it is
 * @param title one line: what it is about
 * @param summary one or two sentences: what happened
 * @param timeMs when it happened, in ms since 1970
 * @param count how often it happened in the window; 0 where that says nothing
 * @param windowMs the time in which it happened so often, in ms
 * @param page the page's host and path; may be empty
 * @param url the page's full address; may be empty
 * @param selector the element or other thing that it is about; may be empty
 * @param sessionId a session in which it can be seen; may be empty
 * @param replayOffsetMs how long after that session's beginning
 * @param items the alerts of a digest; else empty
 */
public record Alert(
    String id,
    String projectId,
    String rule,
    Kind kind,
    Severity severity,
    String title,
    String summary,
    long timeMs,
    long count,
    long windowMs,
    String page,
    String url,
    String selector,
    String sessionId,
    long replayOffsetMs,
    List<Alert> items) {

  /** Why there is an alert. */
  public enum Kind {
    /** A detector found something, as often as the rule says. */
    INSIGHTS,
    /** Too many sessions had an error. */
    ERROR_RATE,
    /** A figure is far from what it usually is. */
    BASELINE,
    /** A summary of several alerts of one rule. */
    DIGEST,
    /** Someone tries the channel. */
    TEST
  }

  public Alert {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(page, "page");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(selector, "selector");
    Objects.requireNonNull(sessionId, "sessionId");
    items = List.copyOf(items);
  }
}
