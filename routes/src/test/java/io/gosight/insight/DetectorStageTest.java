package io.gosight.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.host.PluginLimits;
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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What detectors know of open tabs outlives the process, and a crash at any moment. */
class DetectorStageTest {
  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:30Z");
  private final HeapTabStateStore kept = new HeapTabStateStore();
  private DetectorStage stage = start();

  /** Reports two events as a pair; those named {@code shared} of all sessions together. */
  private static final class Pairs implements InsightDetector {
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
  private DetectorStage start() {
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

  private static final class Trusting implements DetectorWatch {
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

  private KafkaRecord record(String session, String name, String id) {
    return record(session, name, id, 0);
  }

  private KafkaRecord record(String session, String name, String id, long offset) {
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

  private static List<String> evidence(InsightBatch found) {
    return found.insights().stream()
        .flatMap(insight -> insight.evidence().stream())
        .map(Evidence::eventId)
        .toList();
  }

  /** What is found in the end, when everything has become quiet. */
  private List<String> quiet() {
    clock.advance(Duration.ofSeconds(30));
    InsightBatch found = stage.advanceTime();
    stage.committed();
    return evidence(found);
  }

  @Test
  void halvesBeforeAndAfterARestartBelongTogether() {
    KafkaRecord first = record("s", "own", "a");
    stage.detect(List.of(first));
    stage.committed();
    stage = start();
    clock.advance(Duration.ofSeconds(2));
    stage.detect(List.of(first, record("s", "own", "b")));

    assertThat(quiet()).containsExactly("a", "b");
  }

  @Test
  void aTabOfWhichNothingComesAnyMoreIsFinishedAfterARestart() {
    stage.detect(List.of(record("s", "own", "a"), record("s", "own", "b")));
    stage.committed();
    stage = start();

    assertThat(quiet()).containsExactly("a", "b");
  }

  @Test
  void aCrashBeforeItIsKeptFindsTheSameAgain() {
    KafkaRecord first = record("s", "own", "a");
    stage.detect(List.of(first));
    stage.committed();
    clock.advance(Duration.ofSeconds(1));
    KafkaRecord second = record("s", "own", "b");
    clock.advance(Duration.ofSeconds(9));
    KafkaRecord third = record("s", "own", "c");
    InsightBatch before = stage.detect(List.of(second, third));
    stage = start();
    InsightBatch after = stage.detect(List.of(second, third));

    assertThat(evidence(before)).containsExactly("a", "b");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void aRecordDeliveredAgainAfterItWasKeptFindsNothingAgain() {
    List<KafkaRecord> all = List.of(record("s", "own", "a"), record("s", "own", "b"));
    stage.detect(all);
    stage.committed();
    assertThat(quiet()).hasSize(2);
    stage = start();
    stage.detect(all);

    assertThat(quiet()).isEmpty();
  }

  @Test
  void whatSessionsShareIsKeptToo() {
    stage.detect(List.of(record("s1", "shared", "a")));
    stage.committed();
    assertThat(quiet()).isEmpty();
    stage = start();
    stage.detect(List.of(record("s2", "shared", "b")));

    assertThat(quiet()).containsExactly("a", "b");
  }

  @Test
  void whatCouldNotBeKeptIsKeptOnceItCan() {
    kept.away = true;
    stage.detect(List.of(record("s", "own", "a")));
    stage.committed();
    kept.away = false;
    assertThat(evidence(stage.advanceTime())).isEmpty();
    stage.committed();
    stage = start();
    stage.detect(List.of(record("s", "own", "b")));

    assertThat(quiet()).containsExactly("a", "b");
  }

  @Test
  void withoutAnywhereToKeepItMemoryGoesOn() {
    kept.away = true;
    stage.detect(List.of(record("s", "own", "a")));
    stage.committed();
    stage.detect(List.of(record("s", "own", "b")));
    stage.committed();

    assertThat(quiet()).containsExactly("a", "b");
  }

  @Test
  void aPartitionThatComesBackGoesOnWithWhatAnotherNodeKept() {
    stage.detect(List.of(record("s", "own", "a", 7)));
    stage.committed();
    DetectorStage here = stage;
    stage = start();
    stage.detect(List.of(record("other", "own", "b", 8)));
    stage.committed();
    stage = here;
    stage.detect(List.of(record("other", "own", "c", 9)));
    stage.committed();

    assertThat(quiet()).containsExactly("b", "c");
  }

  /** What a node finds that has the partition from the first record to the last. */
  private InsightBatch foundByOneNode(KafkaRecord... records) {
    HeapTabStateStore own = new HeapTabStateStore();
    SavedSharedWindows shared = new SavedSharedWindows(10, own::shared);
    Pairs pairs = new Pairs();
    HostedDetector hosted = new HostedDetector("pairs", 1, Map.of(), pairs, pairs.interests());
    DetectorStage node =
        new DetectorStage(
            "*",
            () ->
                new DetectorRunner(
                    List.of(hosted), shared, new Trusting(), EventTimeSettings.DEFAULT),
            shared,
            own,
            clock);
    node.assigned(Set.of(3));
    node.detect(List.of(records));
    node.committed();
    clock.advance(Duration.ofSeconds(30));
    return node.advanceTime();
  }

  @Test
  void aPartitionTakesItsTabsAlongToAnotherNode() {
    stage.assigned(Set.of(3, 4));
    KafkaRecord first = record("s", "own", "a", 7);
    stage.detect(List.of(first));
    stage.committed();
    stage.revoked(Set.of(3));
    DetectorStage former = stage;
    stage = start();
    stage.assigned(Set.of(3));
    clock.advance(Duration.ofSeconds(2));
    KafkaRecord second = record("s", "own", "b", 8);
    stage.detect(List.of(second));
    stage.committed();
    InsightBatch expected = foundByOneNode(first, second);

    assertThat(evidence(former.advanceTime())).as("silence is the new owner's").isEmpty();
    former.committed();
    InsightBatch found = stage.advanceTime();
    stage.committed();
    assertThat(evidence(found)).containsExactly("a", "b");
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void aPartitionOfAKilledNodeGoesOnFromWhatWasKept() {
    stage.assigned(Set.of(3));
    KafkaRecord first = record("s", "own", "a", 7);
    stage.detect(List.of(first));
    stage.committed();
    clock.advance(Duration.ofSeconds(2));
    KafkaRecord second = record("s", "own", "b", 8);
    stage.detect(List.of(second));
    stage = start();
    stage.assigned(Set.of(3));
    stage.detect(List.of(second));
    stage.committed();
    InsightBatch expected = foundByOneNode(first, second);

    InsightBatch found = stage.advanceTime();
    assertThat(evidence(found)).containsExactly("a", "b");
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void recordsOfAPartitionThatWasGivenAwayChangeNothing() {
    stage.assigned(Set.of(3));
    stage.detect(List.of(record("s", "own", "a", 7)));
    stage.committed();
    stage.revoked(Set.of(3));
    int saves = kept.saves;
    stage.detect(List.of(record("s", "own", "b", 8)));
    stage.committed();

    assertThat(kept.saves).isEqualTo(saves);
    assertThat(quiet()).isEmpty();
  }

  @Test
  void aTabOfAnAssignedPartitionIsFinishedThoughNothingComesAnyMore() {
    stage.assigned(Set.of(3));
    stage.detect(List.of(record("s", "own", "a"), record("s", "own", "b")));
    stage.committed();
    stage.lost(Set.of(3));
    assertThat(quiet()).isEmpty();
    stage = start();
    stage.assigned(Set.of(3));
    assertThat(evidence(stage.advanceTime())).as("its records may still come").isEmpty();
    stage.committed();

    assertThat(quiet()).containsExactly("a", "b");
  }

  @Test
  void nothingIsWrittenWhereNothingHappened() {
    stage.detect(List.of(record("s", "own", "a")));
    stage.committed();
    assertThat(evidence(stage.advanceTime())).isEmpty();
    stage.committed();

    assertThat(kept.saves).isEqualTo(1);
  }

  @Test
  void nothingIsKeptWhileSomethingElseIsNotSafeYet() {
    stage.detect(List.of(record("s", "own", "a")));
    assertThat(evidence(stage.advanceTime())).isEmpty();
    stage.committed();
    assertThat(kept.saves).isZero();
    stage.committed();
    assertThat(kept.saves).isEqualTo(1);
  }

  @Test
  void whatWasFoundAndLostIsFoundAgainInTheSameRecords() {
    stage.detect(List.of(record("s", "own", "a")));
    stage.committed();
    KafkaRecord second = record("s", "own", "b");
    clock.advance(Duration.ofSeconds(10));
    List<KafkaRecord> batch = List.of(second, record("s", "own", "c"));
    InsightBatch before = stage.detect(batch);
    stage.rolledBack();

    assertThat(evidence(before)).containsExactly("a", "b");
    assertThat(stage.detect(batch)).isEqualTo(before);
  }

  @Test
  void aForgottenTabIsNotKept() {
    stage.detect(List.of(record("s", "own", "a")));
    stage.committed();
    assertThat(kept.tabs.get(3)).hasSize(1);
    clock.advance(Duration.ofHours(1));
    assertThat(evidence(stage.advanceTime())).isEmpty();
    stage.committed();

    assertThat(kept.tabs.get(3)).isEmpty();
  }

  /** Never returns from the event named {@code hang}, and ignores interrupts. */
  private static final class Hanging implements InsightDetector {
    @Override
    public Set<Class<? extends DetectedEvent>> interests() {
      return Set.of(CustomEvent.class);
    }

    @Override
    public void onEvent(DetectedEvent event, SessionWindow window, Consumer<Finding> found) {
      for (long i = 0; ((CustomEvent) event).name().equals("hang") && i >= 0; i = (i + 1) & 1) {
        if (i > 1) {
          window.clear();
        }
      }
    }
  }

  @Test
  void aDetectorThatNeverReturnsIsAbandonedAndOthersFindWhatThereIs() {
    DetectorCircuitBreaker breaker =
        new DetectorCircuitBreaker(
            5, Duration.ofSeconds(60), Duration.ofSeconds(60), clock, new SimpleMeterRegistry());
    Pairs pairs = new Pairs();
    Hanging hanging = new Hanging();
    List<HostedDetector> detectors =
        List.of(
            new HostedDetector("hanging", 1, Map.of(), hanging, hanging.interests()),
            new HostedDetector("pairs", 1, Map.of(), pairs, pairs.interests()));
    SavedSharedWindows shared = new SavedSharedWindows(10, kept::shared);
    DetectorStage supervised =
        new DetectorStage(
            "*",
            () -> new DetectorRunner(detectors, shared, breaker, EventTimeSettings.DEFAULT),
            shared,
            kept,
            clock,
            new PluginLimits(Duration.ofMillis(200), Duration.ofMillis(100), 1 << 30));
    supervised.detect(List.of(record("s1", "a", "e1", 0)));
    supervised.committed();
    clock.advance(Duration.ofSeconds(1));
    supervised.detect(List.of(record("s1", "hang", "e2", 1)));
    supervised.committed();
    clock.advance(Duration.ofSeconds(30));
    InsightBatch found = supervised.advanceTime();
    supervised.committed();

    assertThat(evidence(found)).containsExactly("e1", "e2");
    assertThat(breaker.openCircuits()).containsOnlyKeys("hanging");
    assertThat(breaker.openCircuits().get("hanging").reason()).contains("did not return");
    clock.advance(Duration.ofHours(1));
    assertThat(breaker.mayRun("hanging")).isFalse();
  }
}
