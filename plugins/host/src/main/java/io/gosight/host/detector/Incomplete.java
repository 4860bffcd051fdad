package io.gosight.host.detector;

import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.DetectedEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The insight that says that detectors did not get all events of a session. */
final class Incomplete {
  /** The name in place of a detector's. */
  static final String NAME = "detection-incomplete";

  private static final HostedDetector FINDER =
      new HostedDetector(NAME, 1, Map.of(), null, Set.of());

  private Incomplete() {}

  static Insight insight(StreamId tab, long receivedMs, long startedAtMs, DetectedEvent dropped) {
    Finding finding =
        Finding.of(
                Severity.LOW,
                "",
                "Too many events at once: detectors did not get all of this session.",
                List.of(dropped))
            .keyed(tab.tabId());
    return InsightMaker.of(FINDER, tab, false, receivedMs, startedAtMs, finding);
  }
}
