package io.gosight.detectors.rageclick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.detectors.Labels;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.detector.Severity;
import io.gosight.spi.event.ReactionKind;
import io.gosight.spi.event.Trait;
import io.gosight.spi.testing.DetectorContractTest;
import io.gosight.spi.testing.Timeline;
import io.gosight.spi.testing.Trial;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RageClickTest extends DetectorContractTest {
  private static final Trial TRIAL = Trial.of(new RageClickFactory());

  @Override
  protected InsightDetectorFactory factory() {
    return new RageClickFactory();
  }

  @Override
  protected Timeline example() {
    return Timeline.at(0).clicks(3, 300, "#buy").after(10_000).click("#other");
  }

  @Test
  void oneBurstIsOneInsightWithItsFinalCount() {
    assertThat(TRIAL.find(Timeline.at(0).clicks(7, 900, "#buy")))
        .singleElement()
        .satisfies(
            insight -> {
              assertThat(insight.details()).containsEntry("clicks", "7");
              assertThat(insight.evidence()).hasSize(7);
              assertThat(insight.selector()).isEqualTo("#buy");
              assertThat(insight.severity()).isEqualTo(Severity.HIGH);
              assertThat(insight.fingerprint()).isEqualTo("rage-click|shop.example/|#buy");
            });
  }

  @Test
  void twoBurstsAreTwo() {
    Timeline timeline = Timeline.at(0).clicks(3, 300, "#buy").after(1_001).clicks(3, 300, "#buy");

    assertThat(TRIAL.find(timeline)).hasSize(2);
  }

  @Test
  void aBurstNearACellBorderIsWhole() {
    Timeline timeline =
        Timeline.at(0)
            .click("#buy", c -> c.at(99, 99))
            .after(200)
            .click("#buy", c -> c.at(101, 101))
            .after(200)
            .click("#buy", c -> c.at(98, 102));

    assertThat(TRIAL.find(timeline)).hasSize(1);
  }

  @Test
  void clicksOnPartsOfOneButtonAreOnOneThing() {
    Timeline timeline =
        Timeline.at(0)
            .click("#buy > svg", c -> c.within("#buy"))
            .after(200)
            .click("#buy > span", c -> c.within("#buy"))
            .after(200)
            .click("#buy");

    assertThat(TRIAL.find(timeline))
        .singleElement()
        .extracting(Insight::selector)
        .isEqualTo("#buy");
  }

  @Test
  void twoClicksAreNone() {
    assertThat(TRIAL.find(Timeline.at(0).clicks(2, 100, "#buy"))).isEmpty();
  }

  @Test
  void slowClicksAreNone() {
    assertThat(TRIAL.find(Timeline.at(0).clicks(5, 1_001, "#buy"))).isEmpty();
  }

  @Test
  void daysOfACalendarAreDifferentThings() {
    Timeline timeline = Timeline.at(0);
    for (int day = 1; day <= 5; day++) {
      int x = 10 * day;
      timeline = timeline.click("#day-" + day, c -> c.at(x, 100)).after(200);
    }
    assertThat(TRIAL.find(timeline)).isEmpty();
  }

  @Test
  void theArrowsOfACalendarAreMeantForIt() {
    assertThat(TRIAL.find(Timeline.at(0).clicks(6, 200, ".next-month", c -> c.text(" Next "))))
        .isEmpty();
  }

  @Test
  void spinnersAndCarouselsAreMeantForIt() {
    assertThat(TRIAL.find(Timeline.at(0).clicks(6, 200, ".plus", c -> c.text("+")))).isEmpty();
    assertThat(TRIAL.find(Timeline.at(0).clicks(6, 200, ".dot", c -> c.traits(Trait.STEPPER))))
        .isEmpty();
  }

  @Test
  void threeClicksToSelectAParagraphAreNone() {
    Timeline timeline =
        Timeline.at(0)
            .click("p")
            .after(150)
            .click("p", c -> c.reaction(ReactionKind.SELECTION, 5))
            .after(150)
            .click("p", c -> c.reaction(ReactionKind.SELECTION, 5));

    assertThat(TRIAL.find(timeline)).isEmpty();
  }

  @Test
  void aDoubleClickIsNone() {
    Timeline timeline = Timeline.at(0).clicks(2, 150, ".file").after(2_000).clicks(2, 150, ".file");

    assertThat(TRIAL.find(timeline)).isEmpty();
  }

  @Test
  void dragsEndFarFromEachOther() {
    Timeline timeline =
        Timeline.at(0)
            .click(".card", c -> c.at(100, 100))
            .after(400)
            .click(".card", c -> c.at(300, 100))
            .after(400)
            .click(".card", c -> c.at(500, 100));

    assertThat(TRIAL.find(timeline)).isEmpty();
  }

  @Test
  void aClickThatScrollsDoesWhatItShould() {
    assertThat(
            TRIAL.find(
                Timeline.at(0).clicks(4, 300, ".more", c -> c.reaction(ReactionKind.SCROLL, 20))))
        .isEmpty();
  }

  @Test
  void aCopyButtonIsNone() {
    Timeline timeline =
        Timeline.at(0).clicks(2, 300, ".copy").copy(".code").after(300).click(".copy");

    assertThat(TRIAL.find(timeline)).isEmpty();
  }

  @Test
  void gamesOnACanvasTextFieldsAndMarkedElementsAreNone() {
    for (Trait trait : new Trait[] {Trait.MEDIA, Trait.TEXT_FIELD, Trait.NO_RAGE}) {
      assertThat(TRIAL.find(Timeline.at(0).clicks(9, 100, "#it", c -> c.traits(trait))))
          .as(trait.name())
          .isEmpty();
    }
  }

  @Test
  void theOtherMouseButtonIsNone() {
    assertThat(TRIAL.find(Timeline.at(0).clicks(5, 100, "#it", c -> c.button(2)))).isEmpty();
  }

  @Test
  void everyThresholdCanBeSet() {
    Timeline timeline = Timeline.at(0).clicks(4, 300, "#buy");

    assertThat(TRIAL.set("clicks", "5").find(timeline)).isEmpty();
    assertThat(TRIAL.set("gap", "299ms").find(timeline)).isEmpty();
    assertThat(
            TRIAL
                .set("ignored-labels", "buy")
                .find(Timeline.at(0).clicks(4, 300, "#buy", c -> c.text("Buy"))))
        .isEmpty();
    assertThatThrownBy(() -> TRIAL.set("clicks", "1").find(timeline))
        .hasMessageContaining("gosight.detector.rage-click.clicks")
        .hasMessageContaining("2 to 100");
  }

  @Test
  void hasTheseDefaults() {
    assertThat(RageClickConfig.from(factory().configuration().resolve(Map.of())))
        .isEqualTo(
            new RageClickConfig(
                3, 1_000, 30, Labels.of("+,-,−,next,previous,prev,>,<,›,‹,»,«,→,←")));
  }
}
