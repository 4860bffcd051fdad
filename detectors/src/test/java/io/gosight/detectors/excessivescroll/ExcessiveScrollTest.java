package io.gosight.detectors.excessivescroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.testing.DetectorContractTest;
import io.gosight.spi.testing.Timeline;
import io.gosight.spi.testing.Trial;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExcessiveScrollTest extends DetectorContractTest {
  private static final Trial TRIAL = Trial.of(new ExcessiveScrollFactory());

  @Override
  protected InsightDetectorFactory factory() {
    return new ExcessiveScrollFactory();
  }

  @Override
  protected Timeline example() {
    return Timeline.at(0).scroll(200, 500, 900, 1_400);
  }

  @Test
  void turnsInTwoStretchesCountTogether() {
    assertThat(TRIAL.find(Timeline.at(0).scroll(200, 500).after(800).scroll(200, 500))).hasSize(1);
  }

  @Test
  void theFindingIsAtTheFirstTurn() {
    assertThat(TRIAL.find(example()))
        .singleElement()
        .extracting(Insight::atMs)
        .isEqualTo(Timeline.ZERO_MS + 200);
  }

  @Test
  void readingDownAndOnceBackIsNone() {
    assertThat(TRIAL.find(Timeline.at(0).scroll().after(3_000).scroll(900).after(2_000).scroll()))
        .isEmpty();
  }

  @Test
  void slowTurnsAreNone() {
    assertThat(TRIAL.find(Timeline.at(0).scroll(0, 700, 1_400, 2_100))).isEmpty();
  }

  @Test
  void turnsOnTwoPagesAreNone() {
    assertThat(
            TRIAL.find(
                Timeline.at(0)
                    .scroll(200, 500)
                    .after(700)
                    .page("https://shop.example/b")
                    .scroll(200, 500)))
        .isEmpty();
  }

  @Test
  void everyThresholdCanBeSet() {
    assertThat(TRIAL.set("reversals", "5").find(example())).isEmpty();
    assertThat(TRIAL.set("within", "1s").find(example())).isEmpty();
  }

  @Test
  void hasTheseDefaults() {
    assertThat(ExcessiveScrollConfig.from(factory().configuration().resolve(Map.of())))
        .isEqualTo(new ExcessiveScrollConfig(4, 2_000));
  }
}
