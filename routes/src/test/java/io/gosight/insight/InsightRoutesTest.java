package io.gosight.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.host.Detectors;
import io.gosight.host.detector.EventTimeSettings;
import io.gosight.host.detector.HostedDetector;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Custom;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Insight;
import io.gosight.proto.v1.Severity;
import io.gosight.proto.v1.UserAgent;
import io.gosight.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The steps that routes are made of: records in, insights out. */
class InsightRoutesTest {
  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:30Z");
  private final CamelContext camel = new DefaultCamelContext();
  private ProducerTemplate producer;

  @BeforeEach
  void start() {
    ReportEverything detector = new ReportEverything();
    DetectorCircuitBreaker breaker =
        new DetectorCircuitBreaker(
            5, Duration.ofSeconds(60), Duration.ofSeconds(60), clock, new SimpleMeterRegistry());
    camel.addComponent(
        "detector",
        new DetectorComponent(
            new Detectors(
                List.of(
                    new HostedDetector(
                        "report-everything",
                        3,
                        Map.of("all", "true"),
                        detector,
                        detector.interests())),
                List.of()),
            TabStateStore.NOWHERE,
            10,
            breaker,
            EventTimeSettings.DEFAULT,
            clock));
    camel.getRegistry().bind("insightMessages", new InsightMessages(new SimpleMeterRegistry()));
    camel.start();
    producer = camel.createProducerTemplate();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  private KafkaRecord record(boolean bot, long... atMs) {
    EnrichedBatch.Builder batch =
        EnrichedBatch.newBuilder()
            .setProjectId("shop")
            .setReceivedAtMs(clock.millis())
            .setUserAgent(UserAgent.newBuilder().setBot(bot))
            .setContext(BatchContext.newBuilder().setSessionId("s").setTabId("t"));
    for (long at : atMs) {
      batch.addEvents(
          Event.newBuilder()
              .setId("e" + at)
              .setTimeMs(at)
              .setCustom(Custom.newBuilder().setName("n")));
    }
    return new KafkaRecord("events", 0, 0, "shop:s", batch.build().toByteArray());
  }

  private InsightBatch run(Object body) {
    return producer.requestBody("detector:*", body, InsightBatch.class);
  }

  @Test
  void recordsBecomeInsightsOnceNothingOlderIsExpected() {
    long now = clock.millis();

    assertThat(run(List.of(record(false, now - 100))).getHasInsights()).isFalse();
    assertThat(run(List.of(record(false, now + 4_900))).insights()).hasSize(1);
  }

  @Test
  void aWindowWithoutFurtherEventsClosesAfterTheIdleTimeout() {
    run(List.of(record(false, clock.millis())));
    assertThat(run("").getHasInsights()).isFalse();
    clock.advance(Duration.ofSeconds(18));
    assertThat(run("").insights()).hasSize(1);
    clock.advance(Duration.ofSeconds(18));
    assertThat(run("").insights()).isEmpty();
  }

  @Test
  void theSameRecordAgainChangesNothing() {
    KafkaRecord record = record(false, clock.millis());
    run(List.of(record, record));
    run(List.of(record));
    clock.advance(Duration.ofSeconds(18));

    assertThat(run("").insights()).hasSize(1);
  }

  @Test
  void robotsAndUnreadableRecordsAreNotShown() {
    run(List.of(record(true, clock.millis()), new KafkaRecord("events", 0, 1, "", new byte[] {1})));
    run(List.of(new KafkaRecord("events", 0, 2, "", null)));
    clock.advance(Duration.ofSeconds(60));

    assertThat(run("").getHasInsights()).isFalse();
  }

  @Test
  void aDetectorIsAddressedByItsName() {
    assertThat(producer.requestBody("detector:report-everything", "", InsightBatch.class))
        .isNotNull();
    assertThatThrownBy(() -> producer.requestBody("detector:nobody", ""))
        .rootCause()
        .hasMessageContaining("'nobody'; the choices are: *, report-everything");
  }

  @Test
  void anInsightGoesToKafkaKeyedByItsProjectWithAllThatExplainsIt() throws Exception {
    long now = clock.millis();
    run(List.of(record(false, now)));
    clock.advance(Duration.ofSeconds(18));
    Exchange exchange =
        producer.request(
            "bean:insightMessages?method=encode", e -> e.getMessage().setBody(run("")));

    Message message = (Message) exchange.getMessage().getBody(List.class).get(0);
    Insight insight = Insight.parseFrom(message.getBody(byte[].class));
    assertThat(message.getHeader(KafkaConstants.KEY)).isEqualTo("shop");
    assertThat(insight.getDetector()).isEqualTo("report-everything");
    assertThat(insight.getVersion()).isEqualTo(3);
    assertThat(insight.getSeverity()).isEqualTo(Severity.SEVERITY_HIGH);
    assertThat(insight.getThresholdsMap()).containsEntry("all", "true");
    assertThat(insight.getEvidence(0).getEventId()).isEqualTo("e" + now);
    assertThat(insight.getTimeMs()).isEqualTo(now);
  }
}
