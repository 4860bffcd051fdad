package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.insight.InsightBatch;
import io.gosight.kafka.KafkaRecord;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.Insight;
import io.gosight.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** Events become insights, and insights are published and stored. */
class DetectionRoutesTest extends RouteTest {
  private static final String INSIGHTS = "mock:kafka:gosight.insights";
  private static final Insight INSIGHT =
      Insight.newBuilder().setId("i1").setProjectId("shop").setDetector("rage-click").build();

  @Override
  List<String> files() {
    return List.of(
        "insight/detect-insights", "insight/store-insights", "errors/publish-dead-letters");
  }

  private void find(io.gosight.spi.detector.Insight... insights) {
    mock("mock:detector")
        .whenAnyExchangeReceived(
            exchange -> exchange.getMessage().setBody(new InsightBatch(List.of(insights))));
  }

  @Test
  void whatDetectorsFindInRecordsIsPublishedByProject() throws Exception {
    find(Samples.insight());
    List<KafkaRecord> records =
        List.of(new KafkaRecord("gosight.events.raw", 0, 0, "shop:s1", new byte[0]));

    run("kafka-batches:gosight.events.raw", records);

    assertThat(mock("mock:detector").getReceivedCounter()).isEqualTo(1);
    Message message =
        (Message)
            mock(INSIGHTS).getReceivedExchanges().get(0).getMessage().getBody(List.class).get(0);
    assertThat(Insight.parseFrom(message.getBody(byte[].class)).getId()).isEqualTo("i1");
    assertThat(message.getHeader("kafka.KEY")).isEqualTo("shop");
  }

  @Test
  void aTickPublishesWhatSilenceShows() {
    find(Samples.insight());

    run("timer:detect-silence", null);

    assertThat(mock(INSIGHTS).getReceivedCounter()).isEqualTo(1);
  }

  @Test
  void nothingFoundIsNothingPublished() {
    find();

    run("timer:detect-silence", null);

    assertThat(mock(INSIGHTS).getReceivedCounter()).isZero();
  }

  @Test
  void insightsAreStoredAndUnreadableOnesBecomeDeadLetters() throws Exception {
    List<String> stored = new ArrayList<>();
    replace(
        "insert-insights",
        exchange -> stored.add(exchange.getMessage().getBody().getClass().getSimpleName()));

    run(
        "kafka-batches:gosight.insights",
        List.of(
            new KafkaRecord("gosight.insights", 0, 0, "shop", INSIGHT.toByteArray()),
            new KafkaRecord("gosight.insights", 0, 1, "shop", new byte[] {1})));

    assertThat(stored).containsExactly("InsightStoreBatch");
    assertThat(deadLetters())
        .extracting(DeadLetter::getPayload)
        .extracting(payload -> payload.size())
        .containsExactly(1);
  }
}
