package io.gosight.detectors.errorburst;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.detectors.Labels;
import io.gosight.host.detector.StreamId;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.event.EventHead;
import io.gosight.spi.event.JsError;
import io.gosight.spi.testing.DetectorContractTest;
import io.gosight.spi.testing.Timeline;
import io.gosight.spi.testing.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorBurstTest extends DetectorContractTest {
  private static final Trial TRIAL = Trial.of(new ErrorBurstFactory());

  @Override
  protected InsightDetectorFactory factory() {
    return new ErrorBurstFactory();
  }

  private static final String MESSAGE = "Order %d of https://shop.example/%d failed";

  @Override
  protected Timeline example() {
    return errors(25, 1_000);
  }

  private static Timeline errors(int count, long everyMs) {
    Timeline timeline = Timeline.at(0);
    for (int i = 0; i < count; i++) {
      timeline = timeline.jsError("TypeError", MESSAGE.formatted(i, i)).after(everyMs);
    }
    return timeline;
  }

  @Test
  void anErrorThatWasNeverSeenBeforeIsAnInsightAtOnce() {
    assertThat(TRIAL.find(errors(1, 0)))
        .singleElement()
        .extracting(Insight::summary)
        .isEqualTo("TypeError: Order # of # failed was never seen before.");
  }

  @Test
  void manyAtOnceAreOneBurst() {
    assertThat(TRIAL.find(example()))
        .extracting(insight -> insight.details().get("kind"))
        .containsExactlyInAnyOrder("new", "burst");
  }

  @Test
  void sessionsCountTogether() {
    List<Trial.Arrival> arrivals = new ArrayList<>();
    for (int session = 0; session < 20; session++) {
      int number = session;
      Timeline timeline =
          Timeline.at(1_000L * session)
              .add(
                  head ->
                      new JsError(
                          new EventHead("s" + number, head.atMs(), head.page()),
                          "E",
                          "x",
                          "",
                          "",
                          0));
      arrivals.add(new Trial.Arrival(new StreamId("p", "s" + session, "t"), timeline.events()));
    }
    assertThat(TRIAL.find(arrivals)).extracting(i -> i.details().get("kind")).contains("burst");
  }

  @Test
  void aSteadyTrickleIsNoBurst() {
    assertThat(TRIAL.set("new-errors", "false").find(errors(19, 30_000))).isEmpty();
  }

  @Test
  void messagesThatSayNothingAreNone() {
    assertThat(TRIAL.find(Timeline.at(0).jsError("Error", "Script error."))).isEmpty();
    assertThat(TRIAL.find(Timeline.at(0).jsError("Error", "ResizeObserver loop limit exceeded")))
        .isEmpty();
  }

  @Test
  void errorsOfBrowserExtensionsAreNone() {
    Timeline timeline =
        Timeline.at(0)
            .add(head -> new JsError(head, "E", "x", "", "chrome-extension://abc/a.js", 1));

    assertThat(TRIAL.find(timeline)).isEmpty();
  }

  @Test
  void hasTheseDefaults() {
    assertThat(ErrorBurstConfig.from(factory().configuration().resolve(Map.of())))
        .isEqualTo(
            new ErrorBurstConfig(20, 600_000, true, Labels.of("Script error,ResizeObserver loop")));
  }
}
