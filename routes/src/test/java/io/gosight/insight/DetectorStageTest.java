package io.gosight.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.kafka.KafkaRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What detectors know of open tabs outlives the process, and a crash at any moment. */
class DetectorStageTest extends DetectorStageSetup {
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
}
