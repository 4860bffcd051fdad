package io.gosight.detectors.errorclick;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.spi.detector.Evidence;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.event.Trait;
import io.gosight.spi.testing.DetectorContractTest;
import io.gosight.spi.testing.Timeline;
import io.gosight.spi.testing.Trial;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorClickTest extends DetectorContractTest {
  private static final Trial TRIAL = Trial.of(new ErrorClickFactory());

  @Override
  protected InsightDetectorFactory factory() {
    return new ErrorClickFactory();
  }

  @Override
  protected Timeline example() {
    return Timeline.at(0).click("#pay").after(200).jsError("TypeError", "x is undefined");
  }

  @Test
  void anErrorSoonAfterAClickIsItsEnd() {
    assertThat(TRIAL.find(example()))
        .singleElement()
        .satisfies(
            insight -> {
              assertThat(insight.selector()).isEqualTo("#pay");
              assertThat(insight.details()).containsEntry("failure", "TypeError: x is undefined");
              assertThat(insight.evidence())
                  .extracting(Evidence::eventId)
                  .containsExactly("e1", "e2");
            });
  }

  @Test
  void aRequestThatBeganAfterTheClickCountsHoweverLongItTook() {
    Timeline timeline = Timeline.at(0).click("#pay").after(30_000).request(504, 29_500);

    assertThat(TRIAL.find(timeline)).hasSize(1);
  }

  @Test
  void aRequestThatBeganBeforeTheClickIsNone() {
    assertThat(TRIAL.find(Timeline.at(0).click("#pay").after(200).request(500, 300))).isEmpty();
  }

  @Test
  void aSlowRequestIsNone() {
    assertThat(TRIAL.find(Timeline.at(0).click("#pay").after(5_000).request(200, 4_900))).isEmpty();
  }

  @Test
  void aLateErrorIsNone() {
    assertThat(TRIAL.find(Timeline.at(0).click("#pay").after(2_001).jsError("E", "late")))
        .isEmpty();
  }

  @Test
  void anErrorThatComesWithoutClicksTooIsNone() {
    Timeline timeline =
        Timeline.at(0)
            .jsError("E", "poll")
            .after(10_000)
            .click("#pay")
            .after(200)
            .jsError("E", "poll");

    assertThat(TRIAL.find(timeline)).isEmpty();
  }

  @Test
  void anErrorOfTheNextPageIsNone() {
    Timeline timeline =
        Timeline.at(0).click("#pay").after(100).page("https://shop.example/b").jsError("E", "x");

    assertThat(TRIAL.find(timeline)).isEmpty();
  }

  @Test
  void aLinkToANewWindowIsNone() {
    Timeline timeline =
        Timeline.at(0)
            .click("#doc", c -> c.traits(Trait.LINK, Trait.NEW_WINDOW))
            .after(100)
            .jsError("E", "x");

    assertThat(TRIAL.find(timeline)).isEmpty();
  }

  @Test
  void aClickIsReportedOnceAndTheLastClickIsTheCause() {
    Timeline timeline =
        Timeline.at(0).click("#a").after(100).click("#b").after(100).jsError("E", "x");

    assertThat(TRIAL.find(timeline.after(10).jsError("E", "y")))
        .extracting(Insight::selector)
        .containsExactly("#a", "#b");
    assertThat(TRIAL.find(timeline)).extracting(Insight::selector).containsExactly("#b");
  }

  @Test
  void hasTheseDefaults() {
    assertThat(ErrorClickConfig.from(factory().configuration().resolve(Map.of())))
        .isEqualTo(new ErrorClickConfig(2_000));
  }
}
