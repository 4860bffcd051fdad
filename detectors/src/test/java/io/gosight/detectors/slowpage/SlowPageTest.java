package io.gosight.detectors.slowpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.event.VitalName;
import io.gosight.spi.testing.DetectorContractTest;
import io.gosight.spi.testing.Timeline;
import io.gosight.spi.testing.Trial;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlowPageTest extends DetectorContractTest {
  private static final Trial TRIAL = Trial.of(new SlowPageFactory());

  @Override
  protected InsightDetectorFactory factory() {
    return new SlowPageFactory();
  }

  @Override
  protected Timeline example() {
    return Timeline.at(0).vital(VitalName.LCP, 4_001);
  }

  @Test
  void eachMeasureHasItsOwnLimit() {
    Timeline good =
        Timeline.at(0)
            .vital(VitalName.LCP, 4_000)
            .vital(VitalName.INP, 500)
            .vital(VitalName.CLS, 0.25)
            .vital(VitalName.FCP, 3_000)
            .vital(VitalName.TTFB, 1_800);
    Timeline poor =
        Timeline.at(0)
            .vital(VitalName.LCP, 4_001)
            .vital(VitalName.INP, 501)
            .vital(VitalName.CLS, 0.26)
            .vital(VitalName.FCP, 3_001)
            .vital(VitalName.TTFB, 1_801);

    assertThat(TRIAL.find(good)).isEmpty();
    assertThat(TRIAL.find(poor)).hasSize(5);
  }

  @Test
  void aRepeatedMeasureIsOneInsightPerView() {
    Timeline timeline =
        Timeline.at(0).vital(VitalName.INP, 600).after(5_000).vital(VitalName.INP, 900);

    assertThat(TRIAL.find(timeline)).hasSize(1);
    assertThat(TRIAL.find(timeline.page("https://shop.example/b").vital(VitalName.INP, 900)))
        .hasSize(2);
  }

  @Test
  void whatIsNoNumberIsNone() {
    assertThat(TRIAL.find(Timeline.at(0).vital(VitalName.LCP, Double.NaN))).isEmpty();
  }

  @Test
  void aLimitCanBeSet() {
    assertThat(TRIAL.set("lcp", "2500ms").find(Timeline.at(0).vital(VitalName.LCP, 3_000)))
        .singleElement()
        .extracting(Insight::summary)
        .isEqualTo("LCP was 3000 ms, which is poor.");
  }

  @Test
  void hasTheseDefaults() {
    assertThat(SlowPageConfig.from(factory().configuration().resolve(Map.of())))
        .isEqualTo(new SlowPageConfig(4_000, 500, 0.25, 3_000, 1_800));
  }
}
