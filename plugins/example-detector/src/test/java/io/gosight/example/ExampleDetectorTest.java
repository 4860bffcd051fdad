package io.gosight.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.event.Navigation;
import io.gosight.spi.testing.DetectorContractTest;
import io.gosight.spi.testing.Timeline;
import io.gosight.spi.testing.Trial;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is found on which timeline; the contract that every detector keeps is inherited. */
class ExampleDetectorTest extends DetectorContractTest {
  private static final Trial TRIAL = Trial.of(new ExampleDetectorFactory());
  private static final String CART = "https://shop.example/cart?step=1";

  @Override
  protected InsightDetectorFactory factory() {
    return new ExampleDetectorFactory();
  }

  @Override
  protected Timeline example() {
    return reloads(3, 5_000);
  }

  private static Timeline reloads(int count, long everyMs) {
    Timeline timeline = Timeline.at(0).page(CART);
    for (int i = 0; i < count; i++) {
      timeline = timeline.after(everyMs).page(CART, Navigation.RELOAD);
    }
    return timeline;
  }

  @Test
  void thePageIsNamedAndTheReloadsAreCounted() {
    assertThat(TRIAL.find(example()))
        .singleElement()
        .satisfies(
            insight -> {
              assertThat(insight.page().name()).isEqualTo("shop.example/cart");
              assertThat(insight.details()).containsEntry("reloads", "3");
              assertThat(insight.evidence()).hasSize(3);
            });
  }

  @Test
  void aFewReloadsOrSlowOnesAreNone() {
    assertThat(TRIAL.find(reloads(2, 5_000))).isEmpty();
    assertThat(TRIAL.find(reloads(6, 16_000))).isEmpty();
  }

  @Test
  void anotherPageBeginsAnew() {
    Timeline timeline =
        reloads(2, 1_000)
            .after(1_000)
            .page("https://shop.example/pay")
            .after(1_000)
            .page(CART, Navigation.RELOAD);

    assertThat(TRIAL.find(timeline)).isEmpty();
  }

  @Test
  void theNumberIsAMatterOfConfiguration() {
    assertThat(TRIAL.set("reloads", "2").find(reloads(2, 5_000))).hasSize(1);
    assertThatThrownBy(() -> TRIAL.set("reloads", "1").find(example()))
        .hasMessageContaining("1 is not 2 or more");
  }

  @Test
  void hasTheseDefaults() {
    assertThat(ExampleDetectorConfig.from(factory().configuration().resolve(Map.of())))
        .isEqualTo(new ExampleDetectorConfig(3, 30_000));
  }
}
