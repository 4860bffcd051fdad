package io.gosight.spi.detector;

import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.PageRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a detector found; the host makes an {@link Insight} of it. Immutable.
 *
 * @param severity how bad it is
 * @param atMs when it began, by the sender's clock in ms since 1970
 * @param page where
 * @param selector the element or other thing that it is about; may be empty
 * @param summary one short sentence for people, without anything that a visitor typed
 * @param evidence the events that led to it, at least one
 * @param details more about it, by lower-case name
 * @param key what tells it from other findings of the same session; the host drops repetitions
 */
public record Finding(
    Severity severity,
    long atMs,
    PageRef page,
    String selector,
    String summary,
    List<Evidence> evidence,
    Map<String, String> details,
    String key) {
  public Finding {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(page, "page");
    Objects.requireNonNull(selector, "selector");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(key, "key");
    evidence = List.copyOf(evidence);
    details = Collections.unmodifiableMap(new TreeMap<>(details));
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("A finding needs at least one event as its evidence.");
    }
  }

  /**
   * A finding that began with its first event, on that event's page, and is identified by that
   * event.
   */
  public static Finding of(
      Severity severity, String selector, String summary, List<? extends DetectedEvent> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A finding needs at least one event as its evidence.");
    }
    DetectedEvent first = events.get(0);
    return new Finding(
        severity,
        first.atMs(),
        first.page(),
        selector,
        summary,
        events.stream().map(event -> new Evidence(event.id(), event.atMs())).toList(),
        Map.of(),
        first.id());
  }

  /** The same finding with one more detail. */
  public Finding with(String name, Object value) {
    Map<String, String> more = new TreeMap<>(details);
    more.put(name, String.valueOf(value));
    return new Finding(severity, atMs, page, selector, summary, evidence, more, key);
  }

  /** The same finding, begun at another moment. */
  public Finding startedAt(long otherMs) {
    return new Finding(severity, otherMs, page, selector, summary, evidence, details, key);
  }

  /** The same finding, identified by this key instead of its first event. */
  public Finding keyed(String otherKey) {
    return new Finding(severity, atMs, page, selector, summary, evidence, details, otherKey);
  }
}
