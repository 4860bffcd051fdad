package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.alert.history.AlertBatch;
import io.gosight.insight.InsightBatch;
import io.gosight.proto.v1.Alert;
import io.gosight.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trace of an event goes on with what is found in it. */
class InsightTracingTest extends TracedRoutesTest {
  private static final String INSIGHTS = "mock:kafka:gosight.insights";
  private static final String ALERTS = "mock:kafka:gosight.alerts";

  @Override
  List<String> files() {
    return List.of("insight/detect-insights", "alert/evaluate-alerts");
  }

  @BeforeEach
  void find() {
    leaveOut("match-rules", "compare-figures", "make-due-digests", "mark-published");
    Alert alert = Alert.newBuilder().setId("a").setProjectId("shop").build();
    replace(
        "fetch-unpublished",
        exchange -> exchange.getMessage().setBody(new AlertBatch(List.of(alert))));
    mock("mock:detector")
        .whenAnyExchangeReceived(
            exchange ->
                exchange.getMessage().setBody(new InsightBatch(List.of(Samples.insight()))));
  }

  @Test
  void toInsightsAndToAlerts() {
    consume("gosight.events.raw", SENDER);
    assertThat(header(INSIGHTS)).contains(TRACE);
    consume("gosight.insights", header(INSIGHTS));

    assertThat(header(ALERTS)).contains(TRACE);
    assertThat(span("send gosight.alerts").getParentSpanId())
        .isEqualTo(span("process gosight.insights").getSpanId());
    assertThat(attributes(span("process gosight.insights")))
        .containsEntry("messaging.consumer.group.name", "gosight-alert-evaluator");
    assertSaysNothingOfVisitors();
  }

  @Test
  void aTimerContinuesNoTrace() {
    run("timer:detect-silence", null);
    run("timer:evaluate-metrics", null);
    run("timer:make-digests", null);

    assertThat(header(INSIGHTS)).doesNotContain(TRACE).matches("00-.{32}-.{16}-0[02]");
  }
}
