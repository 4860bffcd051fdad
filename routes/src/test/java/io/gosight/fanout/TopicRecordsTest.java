package io.gosight.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.enrich.AcceptedBatch;
import io.gosight.ingest.Encoded;
import io.gosight.ingest.IngestMetrics;
import io.gosight.ledger.Outcomes;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.SendEventsResponse;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class TopicRecordsTest {
  private static final SendEventsResponse ANSWER =
      SendEventsResponse.newBuilder().setAccepted(3).build();

  private final TopicRecords topics = new TopicRecords(new Topics("events", "replay", "errors"));

  private Exchange part(Event... events) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange
        .getMessage()
        .setBody(
            new AcceptedBatch(
                Samples.decoded(Samples.batch(events), null, null),
                EnrichedBatch.newBuilder()
                    .setProjectId("shop")
                    .setReceivedAtMs(Samples.NOW.toEpochMilli())
                    .build(),
                Encoded.of(Samples.context()),
                Samples.received(List.of(events)),
                ANSWER));
    topics.part(exchange);
    return exchange;
  }

  private static List<TopicRecord> records(Exchange exchange) {
    return exchange.getProperty(TopicRecords.BATCH, PartedBatch.class).records();
  }

  private static List<String> ids(TopicRecord record) throws InvalidProtocolBufferException {
    return EnrichedBatch.parseFrom(record.value()).getEventsList().stream()
        .map(Event::getId)
        .toList();
  }

  @Test
  void partsReplayFromEventsAndRepeatsErrors() throws InvalidProtocolBufferException {
    Exchange exchange = part(Samples.pageView("a"), Samples.replayChunk("b"), Samples.jsError("c"));
    List<TopicRecord> records = records(exchange);
    assertThat(records)
        .extracting(TopicRecord::topic)
        .containsExactly("events", "replay", "errors");
    assertThat(records).extracting(TopicRecord::key).containsExactly("shop:s1", "s1", "shop");
    assertThat(ids(records.get(0))).containsExactly("a", "c");
    assertThat(ids(records.get(1))).containsExactly("b");
    assertThat(ids(records.get(2))).containsExactly("c");
  }

  @Test
  void makesNoRecordForATopicWithoutEvents() {
    assertThat(records(part(Samples.pageView("a"))))
        .extracting(TopicRecord::topic)
        .containsExactly("events");
    assertThat(records(part(Samples.replayChunk("a"))))
        .extracting(TopicRecord::topic)
        .containsExactly("replay");
    assertThat(records(part())).isEmpty();
  }

  @Test
  void makesTheBodyForKafka() {
    Message one = part(Samples.pageView("a")).getMessage();
    assertThat(one.getBody()).isInstanceOf(byte[].class);
    assertThat(one.getHeader(KafkaConstants.KEY)).isEqualTo("shop:s1");
    assertThat(one.getHeader(KafkaConstants.OVERRIDE_TOPIC)).isEqualTo("events");
    assertThat((List<?>) part(Samples.jsError("a")).getMessage().getBody())
        .extracting(message -> ((Message) message).getHeader(KafkaConstants.OVERRIDE_TOPIC))
        .map(Object::toString)
        .containsExactly("events", "errors");
    assertThat((List<?>) part().getMessage().getBody()).isEmpty();
  }

  @Test
  void writesWhatCameAndWhatTheHubAdds() throws InvalidProtocolBufferException {
    Event event = Samples.custom("a", "buy", "{}");
    assertThat(EnrichedBatch.parseFrom(records(part(event)).get(0).value()))
        .isEqualTo(Samples.enriched("shop", event));
  }

  @Test
  void theAnswerOfADurableBatchIsCountedWithoutItsReplay() {
    Outcomes outcomes = new Outcomes(new SettableClock(Samples.NOW));
    AcceptedBatches accepted =
        new AcceptedBatches(
            new IngestMetrics(new SimpleMeterRegistry(), outcomes), new SettableClock(Samples.NOW));
    assertThat(accepted.answer(part(Samples.pageView("a"), Samples.replayChunk("b"))))
        .isEqualTo(ANSWER);
    assertThat(outcomes.changed())
        .singleElement()
        .returns("shop", Outcomes.Outcome::projectId)
        .returns("accepted", Outcomes.Outcome::outcome)
        .returns(1L, Outcomes.Outcome::events);
  }
}
