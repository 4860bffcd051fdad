package io.gosight.spi.testing;

import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.EventTimeSettings;
import io.gosight.host.detector.HostedDetector;
import io.gosight.host.detector.SavedSharedWindows;
import io.gosight.host.detector.SharedWindowId;
import io.gosight.host.detector.StreamId;
import io.gosight.spi.detector.Insight;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of the hub that runs detectors, and what it keeps across restarts. For one thread. */
final class TrialHub {
  private static final int SHARED_WINDOWS = 1_000;

  private final List<HostedDetector> detectors;
  private final EventTimeSettings eventTime;
  private final Map<StreamId, byte[]> tabs = new LinkedHashMap<>();
  private final Map<SharedWindowId, byte[]> shared = new HashMap<>();
  private final Map<String, Insight> found = new LinkedHashMap<>();
  private SavedSharedWindows windows;
  private DetectorRunner runner;
  private long nowMs = Timeline.ZERO_MS;

  TrialHub(List<HostedDetector> detectors, EventTimeSettings eventTime) {
    this.detectors = detectors;
    this.eventTime = eventTime;
    start();
  }

  private void start() {
    windows = new SavedSharedWindows(SHARED_WINDOWS, id -> Optional.ofNullable(shared.get(id)));
    runner = new DetectorRunner(detectors, windows, new Watch(), eventTime);
    tabs.forEach(runner::restore);
  }

  void take(Trial.Arrival arrival) {
    nowMs = Math.max(nowMs, arrival.receivedMs());
    runner.advanceTime(nowMs, this::keep);
    runner.accept(arrival.stream(), arrival.receivedMs(), 0, arrival.events(), this::keep);
  }

  /** All is saved, and another hub goes on with nothing but that. */
  void restart() {
    tabs.putAll(runner.changes());
    tabs.keySet().removeAll(runner.forgotten());
    runner.saved();
    shared.putAll(windows.changes());
    windows.saved();
    start();
  }

  /** Everything becomes quiet. */
  List<Insight> finish() {
    runner.advanceTime(nowMs + eventTime.retentionMs(), this::keep);
    return List.copyOf(found.values());
  }

  private void keep(Insight insight) {
    found.putIfAbsent(insight.id(), insight);
  }
}
