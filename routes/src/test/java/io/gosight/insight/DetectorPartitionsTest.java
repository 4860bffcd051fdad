package io.gosight.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.host.detector.DetectorRunner;
import io.gosight.host.detector.EventTimeSettings;
import io.gosight.host.detector.HostedDetector;
import io.gosight.host.detector.SavedSharedWindows;
import io.gosight.kafka.KafkaRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What detectors know of open tabs follows its partition from node to node. */
class DetectorPartitionsTest extends DetectorStageSetup {
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
}
