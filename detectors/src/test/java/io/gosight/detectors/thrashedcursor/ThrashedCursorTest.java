package io.gosight.detectors.thrashedcursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.testing.DetectorContractTest;
import io.gosight.spi.testing.Timeline;
import io.gosight.spi.testing.Trial;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrashedCursorTest extends DetectorContractTest {
  private static final Trial TRIAL = Trial.of(new ThrashedCursorFactory());

  @Override
  protected InsightDetectorFactory factory() {
    return new ThrashedCursorFactory();
  }

  private static int[] shaken(int turns, int width) {
    return IntStream.range(0, turns + 2).map(i -> 400 + (i % 2) * width).toArray();
  }

  @Override
  protected Timeline example() {
    return Timeline.at(0).pointer(100, shaken(10, 80));
  }

  @Test
  void tenTurnsInTwoSecondsAreThrashing() {
    assertThat(TRIAL.find(example()))
        .singleElement()
        .extracting(Insight::summary)
        .isEqualTo("The pointer turned 10 times within 2000 ms.");
  }

  @Test
  void turnsInTwoPiecesOfThePathCountTogether() {
    Timeline timeline =
        Timeline.at(0).pointer(100, shaken(5, 80)).after(800).pointer(100, shaken(5, 80));

    assertThat(TRIAL.find(timeline)).hasSize(1);
  }

  @Test
  void nineTurnsAreNone() {
    assertThat(TRIAL.find(Timeline.at(0).pointer(100, shaken(9, 80)))).isEmpty();
  }

  @Test
  void aTremblingHandIsNone() {
    assertThat(TRIAL.find(Timeline.at(0).pointer(50, shaken(60, 9)))).isEmpty();
  }

  @Test
  void readingLineByLineWithThePointerIsNone() {
    assertThat(TRIAL.find(Timeline.at(0).pointer(400, shaken(12, 500)))).isEmpty();
  }

  @Test
  void aLongDragIsNone() {
    assertThat(
            TRIAL.find(
                Timeline.at(0).pointer(20, IntStream.range(0, 100).map(i -> 8 * i).toArray())))
        .isEmpty();
  }

  @Test
  void everyThresholdCanBeSet() {
    assertThat(TRIAL.set("reversals", "11").find(example())).isEmpty();
    assertThat(TRIAL.set("within", "800ms").find(example())).isEmpty();
    assertThat(TRIAL.set("move", "81").find(example())).isEmpty();
  }

  @Test
  void hasTheseDefaults() {
    assertThat(ThrashedCursorConfig.from(factory().configuration().resolve(Map.of())))
        .isEqualTo(new ThrashedCursorConfig(10, 2_000, 10));
  }
}
