package io.gosight.host.detector;

import static io.gosight.host.detector.Diary.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.spi.detector.Insight;
import io.gosight.spi.event.CustomEvent;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.EventHead;
import io.gosight.spi.event.PageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DetectorRunnerTest {
  private static final StreamId TAB = new StreamId("p", "s", "t");
  private static final StreamId OTHER_TAB = new StreamId("p", "s", "t2");
  private static final StreamId OTHER_SESSION = new StreamId("p", "s2", "t");

  private final Diary diary = new Diary();
  private final Diary neighbour = new Diary();
  private final List<Insight> found = new ArrayList<>();
  private final Watch watch = new Watch();
  private final DetectorRunner runner =
      new DetectorRunner(
          List.of(diary.hosted("diary"), neighbour.hosted("neighbour")),
          new MemorySharedWindows(10),
          watch,
          EventTimeSettings.DEFAULT);

  private static final class Watch implements DetectorWatch {
    private final Set<String> stopped = new TreeSet<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private int late;

    @Override
    public boolean mayRun(String detector) {
      return !stopped.contains(detector);
    }

    @Override
    public void ran(String detector, int count, long nanos) {
      calls.add(detector + " ran " + count);
    }

    @Override
    public void failed(String detector, Throwable failure) {
      failures.add(detector + ": " + failure.getMessage());
      calls.add(detector + " failed");
    }

    @Override
    public void late() {
      late++;
    }
  }

  private void accept(StreamId tab, long receivedMs, DetectedEvent... events) {
    runner.accept(tab, receivedMs, 0, List.of(events), found::add);
  }

  @Test
  void eventsAreShownInTheOrderOfTheirTime() {
    accept(TAB, 10_000, event("b", 2_000), event("a", 1_000));
    accept(TAB, 11_000, event("d", 4_000), event("c", 3_000));
    runner.advanceTime(100_000, found::add);

    assertThat(diary.pages).containsExactly("a@1000", "b@2000", "c@3000", "d@4000");
    assertThat(neighbour.pages).isEqualTo(diary.pages);
  }

  @Test
  void anEventIsShownOnceHoweverOftenItComes() {
    accept(TAB, 10_000, event("a", 1_000), event("a", 1_000));
    accept(TAB, 10_000, event("a", 1_000), event("b", 20_000));
    accept(TAB, 10_000, event("a", 1_000));
    runner.advanceTime(100_000, found::add);

    assertThat(diary.pages).containsExactly("a@1000", "b@20000");
  }

  @Test
  void anEventWaitsForOlderOnesOfItsTab() {
    accept(TAB, 10_000, event("a", 1_000));
    assertThat(diary.pages).isEmpty();
    accept(TAB, 10_000, event("b", 6_000));
    assertThat(diary.pages).containsExactly("a@1000");
  }

  @Test
  void anEventThatComesTooLateIsCountedAndNotShown() {
    accept(TAB, 10_000, event("a", 1_000), event("b", 20_000), event("late", 14_000));
    runner.advanceTime(100_000, found::add);

    assertThat(diary.pages).containsExactly("a@1000", "b@20000");
    assertThat(watch.late).isEqualTo(1);
  }

  @Test
  void tabsDoNotWaitForEachOther() {
    accept(TAB, 10_000, event("a", 1_000_000));
    accept(OTHER_TAB, 10_000, event("b", 1_000), event("c", 7_000));

    assertThat(diary.pages).containsExactly("b@1000");
  }

  @Test
  void quietComesAfterEverythingUpToItAndBeforeWhatFollows() {
    accept(TAB, 1_000, event("wake-in-60s", 1_000), event("a", 61_000), event("b", 61_001));
    accept(TAB, 2_000, event("c", 100_000));

    assertThat(diary.pages)
        .containsExactly("wake-in-60s@1000", "a@61000", "quiet@61000", "b@61001");
  }

  @Test
  void silenceLetsTimePassByTheHubsClock() {
    accept(TAB, 500_000, event("wake-in-60s", 1_000));
    runner.advanceTime(500_000 + 74_999, found::add);
    assertThat(diary.pages).containsExactly("wake-in-60s@1000");
    runner.advanceTime(500_000 + 75_000, found::add);
    assertThat(diary.pages).containsExactly("wake-in-60s@1000", "quiet@61000");
  }

  @Test
  void aRecordThatWaitedOnItsWayFindsTheSilenceThatWasThere() {
    accept(TAB, 500_000, event("wake-in-60s", 1_000));
    accept(TAB, 600_000, event("a", 90_000), event("b", 96_000));

    assertThat(diary.pages).containsExactly("wake-in-60s@1000", "quiet@61000", "a@90000");
  }

  @Test
  void aTabThatWasQuietGoesOnWithWhatIsRememberedOfIt() {
    accept(TAB, 10_000, event("a", 1_000), event("b", 2_000));
    runner.advanceTime(60_000, found::add);
    accept(TAB, 200_000, event("recall", 191_000), event("a", 1_000));
    runner.advanceTime(260_000, found::add);

    assertThat(diary.pages).containsExactly("a@1000", "b@2000", "recall@191000", "recalled:2");
    assertThat(runner.changes()).containsOnlyKeys(TAB);
  }

  @Test
  void aTabIsForgottenAfterHalfAnHour() {
    accept(TAB, 1_000, event("a", 1_000));
    runner.advanceTime(1_000 + 1_799_999, found::add);
    assertThat(runner.streams()).isEqualTo(1);
    runner.advanceTime(1_000 + 1_800_000, found::add);
    assertThat(runner.streams()).isZero();
  }

  @Test
  void aClockThatWasSetDoesNotLoseTheTab() {
    accept(TAB, 1_000, event("a", 100_000_000));
    accept(TAB, 2_000, event("b", 1_000), event("c", 7_000));

    assertThat(diary.pages).containsExactly("a@100000000", "b@1000");
  }

  @Test
  void aFailingDetectorHarmsNoOther() {
    accept(TAB, 1_000, event("throw", 1_000), event("a", 2_000));
    runner.advanceTime(100_000, found::add);

    assertThat(watch.failures).containsExactly("diary: no luck", "neighbour: no luck");
    assertThat(diary.pages).containsExactly("throw@1000", "a@2000");
  }

  @Test
  void successesAreReportedInOrderBetweenFailures() {
    accept(TAB, 1_000, event("a", 1_000), event("b", 1_001), event("throw", 1_002));
    accept(TAB, 1_000, event("c", 1_003), event("z", 6_003));

    assertThat(watch.calls)
        .containsExactly(
            "diary ran 2",
            "diary failed",
            "diary ran 1",
            "neighbour ran 2",
            "neighbour failed",
            "neighbour ran 1");
  }

  @Test
  void insightsComeInTheOrderInWhichTheyCameToBeKnown() {
    accept(TAB, 1_000, event("report", 1_000), event("report", 1_001));
    runner.advanceTime(100_000, found::add);

    assertThat(found)
        .extracting(insight -> insight.detector() + "@" + insight.atMs())
        .containsExactly("diary@1000", "neighbour@1000", "diary@1001", "neighbour@1001");
  }

  @Test
  void aStoppedDetectorIsNotCalled() {
    watch.stopped.add("diary");
    accept(TAB, 1_000, event("a", 1_000));
    runner.advanceTime(100_000, found::add);

    assertThat(diary.pages).isEmpty();
    assertThat(neighbour.pages).containsExactly("a@1000");
  }

  @Test
  void sharedMemorySpansSessions() {
    accept(TAB, 1_000, event("shared", 1_000));
    accept(OTHER_SESSION, 1_000, event("shared", 1_001));
    runner.advanceTime(100_000, found::add);

    assertThat(diary.pages).contains("shared:1", "shared:2");
  }

  @Test
  void anInsightIsAlsoTimedByTheHubsClock() {
    runner.accept(
        TAB,
        9_000_000,
        8_000_000,
        List.of(event("report", 900_000)),
        insight -> found.add(insight));
    runner.advanceTime(9_100_000, found::add);

    assertThat(found).extracting(Insight::timeMs).containsOnly(8_900_000L);
  }

  @Test
  void anInsightSaysWhereInTheReplay() {
    accept(TAB, 1_000, event("a", 1_000), event("report", 3_500));
    runner.advanceTime(100_000, found::add);

    assertThat(found).hasSize(2);
    assertThat(found.get(0).replayOffsetMs()).isEqualTo(2_500);
    assertThat(found.get(0).id()).hasSize(32).isNotEqualTo(found.get(1).id());
  }

  @Test
  void aTabThatSendsTooMuchAtOnceIsBoundedAndItsSessionMarkedIncomplete() {
    List<DetectedEvent> events = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      CustomEvent event = event("any", 1_000);
      events.add(
          new CustomEvent(
              new EventHead("e%06d".formatted(20_000 - i), 1_000, PageRef.NONE), event.name(), ""));
    }
    for (int from = 0; from < events.size(); from += 500) {
      runner.accept(TAB, 10_000, 0, events.subList(from, from + 500), found::add);
    }
    runner.advanceTime(100_000, found::add);

    assertThat(diary.pages).hasSize(4_096);
    assertThat(found).extracting(Insight::detector).containsExactly("detection-incomplete");
    assertThat(found.get(0).sessionId()).isEqualTo("s");
  }

  @Test
  void aLargeBatchOverALongTimeIsNotTooMuch() {
    List<DetectedEvent> events = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      events.add(event("any", 100L * i));
    }
    runner.accept(TAB, 1_000_000, 0, events, found::add);
    runner.advanceTime(2_000_000, found::add);

    assertThat(diary.pages).hasSize(10_000);
    assertThat(found).isEmpty();
  }
}
