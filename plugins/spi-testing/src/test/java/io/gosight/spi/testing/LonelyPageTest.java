package io.gosight.spi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.InsightDetectorFactory;
import org.junit.jupiter.api.Test;

class LonelyPageTest extends DetectorContractTest {
  private static final Timeline TIMELINE =
      Timeline.at(0)
          .page("https://shop.example/busy?from=mail")
          .after(500)
          .click("#buy")
          .after(500)
          .page("https://shop.example/lonely#top")
          .after(30_000)
          .page("https://shop.example/busy")
          .after(20_000)
          .click("#buy");

  @Override
  protected InsightDetectorFactory factory() {
    return new LonelyPageFactory();
  }

  @Override
  protected Timeline example() {
    return TIMELINE;
  }

  @Test
  void namesThePageAndTheMoment() {
    assertThat(Trial.of(factory()).find(TIMELINE))
        .singleElement()
        .satisfies(
            insight -> {
              assertThat(insight.page().name()).isEqualTo("shop.example/lonely");
              assertThat(insight.replayOffsetMs()).isEqualTo(1_000);
              assertThat(insight.thresholds()).containsEntry("after", "20s");
            });
  }

  @Test
  void aSettingChangesWhatIsFound() {
    assertThat(Trial.of(factory()).set("after", "19s").find(TIMELINE))
        .extracting(Insight::replayOffsetMs)
        .containsExactly(1_000L, 31_000L);
  }
}
