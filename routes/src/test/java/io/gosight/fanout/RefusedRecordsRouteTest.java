package io.gosight.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.util.concurrent.MoreExecutors;
import io.gosight.common.DeadLetterBatch;
import io.gosight.enrich.AcceptedBatch;
import io.gosight.ingest.Encoded;
import io.gosight.ingest.IngestMetrics;
import io.gosight.kafka.RecordRefusedException;
import io.gosight.ledger.Outcomes;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.SendEventsResponse;
import io.gosight.testing.FakeComponent;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fan-out routes over a Kafka that refuses large records for good. */
class RefusedRecordsRouteTest {
  private static final int LARGEST_BYTES = 2_000;

  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:30Z");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Outcomes outcomes = new Outcomes(clock);
  private final IngestMetrics metrics = new IngestMetrics(registry, outcomes);
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<String> topics = new ArrayList<>();
  private final List<DeadLetter> letters = new ArrayList<>();
  private Spool spool;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    spool = Spool.open(folder, 1 << 20, registry);
    Properties names = new Properties();
    names.setProperty("gosight.kafka.topic.events", "events");
    camel.getPropertiesComponent().setInitialProperties(names);
    camel.addComponent("kafka", new FakeComponent(this::take));
    camel.getRegistry().bind("onKafkaThread", MoreExecutors.newDirectExecutorService());
    camel
        .getRegistry()
        .bind("topicRecords", new TopicRecords(new Topics("events", "replay", "errors")));
    camel.getRegistry().bind("spool", spool);
    camel.getRegistry().bind("refusedRecords", new RefusedRecords("events", metrics, clock));
    camel.getRegistry().bind("acceptedBatches", new AcceptedBatches(metrics, clock));
    for (String route :
        List.of("errors/error-policies", "fan-out/fan-out-batch", "fan-out/publish-each-record")) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(ResourceHelper.resolveResource(camel, "file:" + route + ".camel.yaml"));
    }
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:publish-dead-letters")
                .process(
                    exchange ->
                        letters.addAll(
                            exchange.getMessage().getBody(DeadLetterBatch.class).deadLetters()))
                .to("mock:dead-letters");
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() throws Exception {
    camel.stop();
    spool.close();
  }

  private void take(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    List<?> records = body instanceof List<?> list ? list : List.of(exchange.getMessage());
    for (Object record : records) {
      if (((Message) record).getBody(byte[].class).length > LARGEST_BYTES) {
        throw new RecordRefusedException(new RecordTooLargeException("too large"));
      }
    }
    records.forEach(
        record ->
            topics.add(((Message) record).getHeader(KafkaConstants.OVERRIDE_TOPIC, String.class)));
  }

  private SendEventsResponse send(Event... events) {
    return camel
        .createProducerTemplate()
        .requestBody(
            "direct:fan-out-batch",
            new AcceptedBatch(
                Samples.decoded(Samples.batch(), Samples.WRITE_KEY, null),
                Samples.enriched("shop"),
                Encoded.of(Samples.context()),
                Samples.received(List.of(events)),
                SendEventsResponse.getDefaultInstance()),
            SendEventsResponse.class);
  }

  @Test
  void theEventsOfARefusedRecordBecomeDeadLettersAndTheSpoolStaysEmpty() throws Exception {
    MockEndpoint published = camel.getEndpoint("mock:dead-letters", MockEndpoint.class);
    published.expectedMessageCount(1);
    published.message(0).header(KafkaConstants.OVERRIDE_TOPIC).isNull();

    send(Samples.custom("a", "large", "x".repeat(LARGEST_BYTES)), Samples.jsError("b"));

    published.assertIsSatisfied();
    assertThat(topics).as("the record beside it is published").containsExactly("errors");
    assertThat(letters).extracting(DeadLetter::getEventId).containsExactly("a", "b");
    assertThat(letters.get(0).getReason()).isEqualTo("refused_by_kafka");
    assertThat(letters.get(0).getMessage()).contains("RecordTooLargeException");
    assertThat(letters.get(0).getTopic()).isEqualTo("events");
    assertThat(EnrichedBatch.parseFrom(letters.get(1).getPayload()).getEventsList())
        .containsExactly(Samples.jsError("b"));
    assertThat(spool.isEngaged()).isFalse();
    assertThat(outcomes.changed())
        .extracting(Outcomes.Outcome::outcome, Outcomes.Outcome::events)
        .containsExactlyInAnyOrder(tuple("accepted", 2L), tuple("dead_lettered", 2L));
  }

  @Test
  void smallRecordsAreNoDeadLetters() {
    send(Samples.pageView("a"));

    assertThat(topics).containsExactly("events");
    assertThat(letters).isEmpty();
  }
}
