package io.gosight.spi.detector;

import io.gosight.spi.event.PageRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Something worth a look, with all that is needed to explain it and to find it again. Immutable.
 *
 * @param id the same whenever the same events are looked at with the same settings
 * @param detector the detector's name
 * @param version the version of the detector's way to detect
 * @param severity how bad it is for the visitor
 * @param projectId the project
 * @param sessionId the session
 * @param tabId the browser tab; may be empty
 * @param atMs when it began, by the sender's clock in ms since 1970
 * @param timeMs the same moment by the hub's clock, in ms since 1970
 * @param replayOffsetMs how long that is after the tab's first event
 * @param page where
 * @param selector the element or other thing that it is about; may be empty
 * @param fingerprint detector, page (empty if found across sessions) and selector: what repetitions
 *     have in common
 * @param summary one short sentence for people
 * @param thresholds the settings that led to it, by configuration key
 * @param evidence the events that led to it
 * @param details more about it, by lower-case name
 */
public record Insight(
    String id,
    String detector,
    int version,
    Severity severity,
    String projectId,
    String sessionId,
    String tabId,
    long atMs,
    long timeMs,
    long replayOffsetMs,
    PageRef page,
    String selector,
    String fingerprint,
    String summary,
    Map<String, String> thresholds,
    List<Evidence> evidence,
    Map<String, String> details) {
  public Insight {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(detector, "detector");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(page, "page");
    evidence = List.copyOf(evidence);
    thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
    details = Collections.unmodifiableMap(new TreeMap<>(details));
  }
}
