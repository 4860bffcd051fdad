package io.gosight.detectors.deadclick;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.detectors.Labels;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.event.ReactionKind;
import io.gosight.spi.event.Trait;
import io.gosight.spi.testing.ClickSpec;
import io.gosight.spi.testing.DetectorContractTest;
import io.gosight.spi.testing.Timeline;
import io.gosight.spi.testing.Trial;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DeadClickTest extends DetectorContractTest {
  private static final Trial TRIAL = Trial.of(new DeadClickFactory());

  @Override
  protected InsightDetectorFactory factory() {
    return new DeadClickFactory();
  }

  @Override
  protected Timeline example() {
    return Timeline.at(0).click("#dead").after(1_000).click("#dead-too").after(9_000).click("#x");
  }

  private static void assertNone(UnaryOperator<ClickSpec> particulars) {
    assertThat(TRIAL.find(Timeline.at(0).click("#it", particulars))).isEmpty();
  }

  @Test
  void aClickWithoutAnyReactionIsDead() {
    assertThat(TRIAL.find(Timeline.at(0).click("#buy")))
        .singleElement()
        .extracting(Insight::summary)
        .isEqualTo("A click on #buy did nothing.");
  }

  @Test
  void aReactionInTimeOfAnyKindIsLife() {
    for (ReactionKind kind : ReactionKind.values()) {
      assertNone(c -> c.reaction(kind, 2_500));
    }
  }

  @Test
  void aReactionThatComesTooLateIsNone() {
    assertThat(
            TRIAL.find(Timeline.at(0).click("#it", c -> c.reaction(ReactionKind.MUTATION, 2_501))))
        .hasSize(1);
  }

  @Test
  void aClickThatWasNotWatchedLongEnoughIsNotJudged() {
    assertNone(c -> c.watched(2_499));
  }

  @Test
  void linksDownloadsFieldsMediaAndMarkedElementsAreNone() {
    for (Trait trait :
        new Trait[] {
          Trait.LINK,
          Trait.DOWNLOAD,
          Trait.NEW_WINDOW,
          Trait.TEXT_FIELD,
          Trait.FIELD,
          Trait.MEDIA,
          Trait.NO_DEAD
        }) {
      assertNone(c -> c.traits(trait));
    }
  }

  @Test
  void keysHeldAndOtherButtonsAreNone() {
    assertNone(c -> c.modifiers(2));
    assertNone(c -> c.button(1));
  }

  @Test
  void thePageItselfIsNone() {
    assertNone(c -> c.tag("html"));
    assertNone(c -> c.tag("body"));
  }

  @Test
  void aModalBackdropThatClosesIsNone() {
    assertNone(c -> c.traits().reaction(ReactionKind.MUTATION, 40));
  }

  @Test
  void aCopyButtonIsNone() {
    assertNone(c -> c.text("Copy"));
    assertThat(TRIAL.find(Timeline.at(0).click("#c").after(100).copy(".code"))).isEmpty();
  }

  @Test
  void aDragThatSelectsTextIsNone() {
    assertNone(c -> c.traits().reaction(ReactionKind.SELECTION, 0));
  }

  @Test
  void theThresholdCanBeSet() {
    assertThat(
            TRIAL
                .set("after", "1s")
                .find(Timeline.at(0).click("#it", c -> c.reaction(ReactionKind.MUTATION, 1_500))))
        .hasSize(1);
  }

  @Test
  void hasTheseDefaults() {
    assertThat(DeadClickConfig.from(factory().configuration().resolve(Map.of())))
        .isEqualTo(
            new DeadClickConfig(2_500, Labels.of("copy,copy link,copy code,print,download")));
  }
}
