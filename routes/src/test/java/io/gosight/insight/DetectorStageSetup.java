package io.gosight.insight;

import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.DetectorWatch;
import io.gosight.host.detector.EventTimeSettings;
import io.gosight.host.detector.HostedDetector;
import io.gosight.host.detector.SavedSharedWindows;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Custom;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.spi.detector.Evidence;
import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.CustomEvent;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A stage with a detector of pairs, and the records that it gets. */
abstract class DetectorStageSetup {
  final SettableClock clock = SettableClock.at("2026-03-01T12:00:30Z");
  final HeapTabStateStore kept = new HeapTabStateStore();
  DetectorStage stage = start();

  /** Reports two events as a pair; those named {@code shared} of all sessions together. */
  static final class Pairs implements InsightDetector {
    @Override
    public Set<Class<? extends DetectedEvent>> interests() {
      return Set.of(CustomEvent.class);
    }

    @Override
    public Optional<String> sharedWindow(DetectedEvent event) {
      return ((CustomEvent) event).name().equals("shared") ? Optional.of("all") : Optional.empty();
    }

    @Override
    public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
      if (window.remember(event) && window.events().size() == 2) {
        found.accept(Finding.of(Severity.LOW, "", "Two.", window.events()));
      }
    }
  }

  /** A stage that knows nothing but what is kept. */
  DetectorStage start() {
    Pairs pairs = new Pairs();
    HostedDetector hosted = new HostedDetector("pairs", 1, Map.of(), pairs, pairs.interests());
    SavedSharedWindows shared = new SavedSharedWindows(10, kept::shared);
    return new DetectorStage(
        "*",
        () ->
            new DetectorRunner(List.of(hosted), shared, new Trusting(), EventTimeSettings.DEFAULT),
        shared,
        kept,
        clock);
  }

  static final class Trusting implements DetectorWatch {
    @Override
    public boolean mayRun(String detector) {
      return true;
    }

    @Override
    public void ran(String detector, int calls, long nanos) {}

    @Override
    public void failed(String detector, Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void late() {}
  }

  KafkaRecord record(String session, String name, String id) {
    return record(session, name, id, 0);
  }

  KafkaRecord record(String session, String name, String id, long offset) {
    long now = clock.millis();
    EnrichedBatch batch =
        EnrichedBatch.newBuilder()
            .setProjectId("shop")
            .setReceivedAtMs(now)
            .setContext(BatchContext.newBuilder().setSessionId(session).setTabId("t"))
            .addEvents(
                Event.newBuilder()
                    .setId(id)
                    .setTimeMs(now)
                    .setCustom(Custom.newBuilder().setName(name)))
            .build();
    return new KafkaRecord("events", 3, offset, "shop:" + session, batch.toByteArray());
  }

  static List<String> evidence(InsightBatch found) {
    return found.insights().stream()
        .flatMap(insight -> insight.evidence().stream())
        .map(Evidence::eventId)
        .toList();
  }

  /** What is found in the end, when everything has become quiet. */
  List<String> quiet() {
    clock.advance(Duration.ofSeconds(30));
    InsightBatch found = stage.advanceTime();
    stage.committed();
    return evidence(found);
  }
}
