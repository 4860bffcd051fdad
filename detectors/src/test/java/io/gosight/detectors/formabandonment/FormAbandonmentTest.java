package io.gosight.detectors.formabandonment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.event.Navigation;
import io.gosight.spi.testing.DetectorContractTest;
import io.gosight.spi.testing.Timeline;
import io.gosight.spi.testing.Trial;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormAbandonmentTest extends DetectorContractTest {
  private static final Trial TRIAL = Trial.of(new FormAbandonmentFactory());

  @Override
  protected InsightDetectorFactory factory() {
    return new FormAbandonmentFactory();
  }

  private static Timeline begun() {
    return Timeline.at(0).formStart("#order", "name").after(1_000).input("#mail", "#order");
  }

  @Override
  protected Timeline example() {
    return begun().after(4_000).leave();
  }

  @Test
  void leavingThePageGivesTheFormUp() {
    assertThat(TRIAL.find(example()))
        .singleElement()
        .satisfies(
            insight -> {
              assertThat(insight.selector()).isEqualTo("#order");
              assertThat(insight.details())
                  .containsEntry("last-field", "#mail")
                  .containsEntry("why", "left");
            });
  }

  @Test
  void aMinuteWithoutActivityGivesTheFormUp() {
    assertThat(TRIAL.find(begun()))
        .singleElement()
        .satisfies(insight -> assertThat(insight.details()).containsEntry("why", "idle"));
    assertThat(TRIAL.find(begun().after(60_001).click("#help"))).hasSize(1);
  }

  @Test
  void aNextPageOfASinglePageApplicationGivesTheFormUp() {
    assertThat(TRIAL.find(begun().after(500).page("https://shop.example/b", Navigation.PUSH)))
        .hasSize(1);
  }

  @Test
  void aFormThatIsSentIsNone() {
    assertThat(TRIAL.find(begun().after(500).formSubmit("#order").leave())).isEmpty();
  }

  @Test
  void aFieldThatWasOnlyTouchedIsNone() {
    assertThat(TRIAL.find(Timeline.at(0).formStart("#order", "name").after(500).leave())).isEmpty();
  }

  @Test
  void activityMeansThatTheVisitorIsStillThere() {
    Timeline timeline = begun();
    for (int i = 0; i < 5; i++) {
      timeline = timeline.after(50_000).scroll();
    }
    assertThat(TRIAL.find(timeline.after(1_000).formSubmit("#order"))).isEmpty();
  }

  @Test
  void twoFormsAreTwoInsights() {
    Timeline timeline =
        begun().formStart("#search", "q").input("#q", "#search").formSubmit("#search").leave();

    assertThat(TRIAL.find(timeline)).extracting(Insight::selector).containsExactly("#order");
  }

  @Test
  void everyThresholdCanBeSet() {
    assertThat(TRIAL.set("changes", "2").find(example())).isEmpty();
    assertThat(TRIAL.set("idle", "1s").find(begun().after(2_000).formSubmit("#order"))).hasSize(1);
  }

  @Test
  void hasTheseDefaults() {
    assertThat(FormAbandonmentConfig.from(factory().configuration().resolve(Map.of())))
        .isEqualTo(new FormAbandonmentConfig(60_000, 1));
  }
}
