package io.gosight.detectors.quickback;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.event.Navigation;
import io.gosight.spi.testing.DetectorContractTest;
import io.gosight.spi.testing.Timeline;
import io.gosight.spi.testing.Trial;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickBackTest extends DetectorContractTest {
  private static final Trial TRIAL = Trial.of(new QuickBackFactory());

  @Override
  protected InsightDetectorFactory factory() {
    return new QuickBackFactory();
  }

  private static final String LIST = "https://shop.example/list?sort=price";
  private static final String ITEM = "https://shop.example/item";

  private static Timeline onItem() {
    return Timeline.at(0).page(LIST).after(8_000).click("#item").after(500).page(ITEM);
  }

  @Override
  protected Timeline example() {
    return onItem().after(3_000).page(LIST, Navigation.BACK_FORWARD);
  }

  @Test
  void thePageThatDisappointedIsNamed() {
    assertThat(TRIAL.find(example()))
        .singleElement()
        .satisfies(
            insight -> {
              assertThat(insight.page().name()).isEqualTo("shop.example/item");
              assertThat(insight.details()).containsEntry("stay-ms", "3000");
            });
  }

  @Test
  void backInASinglePageApplicationCountsToo() {
    assertThat(TRIAL.find(onItem().after(3_000).page(LIST, Navigation.POP))).hasSize(1);
  }

  @Test
  void aLongerStayIsNone() {
    assertThat(TRIAL.find(onItem().after(5_001).page(LIST, Navigation.POP))).isEmpty();
  }

  @Test
  void anInteractionIsASignOfInterest() {
    assertThat(
            TRIAL.find(onItem().after(500).click("#photo").after(500).page(LIST, Navigation.POP)))
        .isEmpty();
    assertThat(TRIAL.find(onItem().after(500).scroll().after(500).page(LIST, Navigation.POP)))
        .isEmpty();
    assertThat(
            TRIAL.find(
                onItem().after(500).input("#size", "#order").after(500).page(LIST, Navigation.POP)))
        .isEmpty();
  }

  @Test
  void aRedirectIsNone() {
    assertThat(TRIAL.find(onItem().after(100).page(LIST, Navigation.LOAD))).isEmpty();
  }

  @Test
  void stepsWithinThePageAreNone() {
    Timeline timeline =
        Timeline.at(0)
            .page(ITEM)
            .after(1_000)
            .page(ITEM + "#photos", Navigation.HASH)
            .after(1_000)
            .page(ITEM, Navigation.BACK_FORWARD);

    assertThat(TRIAL.find(timeline)).isEmpty();
  }

  @Test
  void theForwardButtonAfterItIsNone() {
    assertThat(TRIAL.find(example().after(1_000).page(ITEM, Navigation.BACK_FORWARD))).hasSize(1);
  }

  @Test
  void hasTheseDefaults() {
    assertThat(QuickBackConfig.from(factory().configuration().resolve(Map.of())))
        .isEqualTo(new QuickBackConfig(5_000));
  }
}
