package io.gosight.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.enrich.AcceptedBatch;
import io.gosight.ingest.Encoded;
import io.gosight.ingest.IngestMetrics;
import io.gosight.ledger.Outcomes;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.RejectedEvent;
import io.gosight.proto.v1.RejectionReason;
import io.gosight.proto.v1.SendEventsResponse;
import io.gosight.testing.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsComponentTest {
  private final CamelContext camel = new DefaultCamelContext();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private ProducerTemplate producer;

  @BeforeEach
  void start() {
    camel
        .getRegistry()
        .bind("ingestMetrics", new IngestMetrics(meters, new Outcomes(Clock.systemUTC())));
    camel.start();
    producer = camel.createProducerTemplate();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  private static AcceptedBatch batch() {
    BatchContext context =
        BatchContext.newBuilder()
            .setSessionId("s")
            .addPages(Page.newBuilder().setUrl("https://shop.example/cart"))
            .addPages(Page.newBuilder().setUrl("https://shop.example/healthz"))
            .build();
    Event noisy = Samples.jsError("e2").toBuilder().setPageIndex(1).build();
    return new AcceptedBatch(
        Samples.http(new byte[0], "application/json", null),
        EnrichedBatch.newBuilder().setProjectId("shop").build(),
        Encoded.of(context),
        List.of(Encoded.of(Samples.jsError("e0")), Encoded.of(noisy)),
        SendEventsResponse.newBuilder()
            .setAccepted(2)
            .addRejected(RejectedEvent.newBuilder().setIndex(1).setEventId("e1"))
            .build());
  }

  private boolean isSampled(int percent, String session, String kind) {
    List<?> left =
        producer.requestBody(
            "events:sample?percent=" + percent + "&when=RAW(${body[kind]} == 'click')",
            List.of(Map.of("kind", kind, "session_id", session)),
            List.class);
    return !left.isEmpty();
  }

  @Test
  void aSampleKeepsWholeSessionsOfThoseThatMeetTheCondition() {
    List<String> sessions = IntStream.range(0, 1_000).mapToObj(i -> "session-" + i).toList();

    List<String> tenth = sessions.stream().filter(s -> isSampled(10, s, "click")).toList();
    assertThat(tenth).hasSizeBetween(70, 130);
    assertThat(tenth).as("the same again").allMatch(s -> isSampled(10, s, "click"));
    assertThat(tenth).as("a larger share has them too").allMatch(s -> isSampled(20, s, "click"));
    assertThat(sessions.subList(0, 20))
        .noneMatch(s -> isSampled(0, s, "click"))
        .allMatch(s -> isSampled(100, s, "click"))
        .as("others are no part of it")
        .allMatch(s -> isSampled(0, s, "mouse"));
    assertThatThrownBy(() -> producer.requestBody("events:sample", List.of()))
        .rootCause()
        .hasMessageContaining("percent");
  }

  @Test
  void whatIsDroppedBeforeKafkaIsReportedToTheSenderAndCounted() {
    AcceptedBatch left =
        producer.requestBody(
            "events:drop?when=RAW(${body[url]} contains '/healthz')", batch(), AcceptedBatch.class);
    assertThat(left.events()).extracting(event -> event.message().getId()).containsExactly("e0");
    assertThat(left.answer().getAccepted()).isEqualTo(1);
    RejectedEvent rejected = left.answer().getRejected(1);
    assertThat(rejected.getReason()).isEqualTo(RejectionReason.REJECTION_REASON_FILTERED);
    assertThat(rejected.getIndex()).isEqualTo(2);
    assertThat(rejected.getEventId()).isEqualTo("e2");
    assertThat(meters.counter("ingestor_events_rejected", "reason", "filtered").count())
        .isEqualTo(1);
  }

  @Test
  void aFieldIsSetOrRemoved() {
    AcceptedBatch set =
        producer.requestBody(
            "events:set?field=data.message&value=***&when=RAW(${body[kind]} == 'js_error')",
            batch(),
            AcceptedBatch.class);
    assertThat(set.events()).allMatch(e -> e.message().getJsError().getMessage().equals("***"));
    AcceptedBatch removed =
        producer.requestBody("events:remove?field=data.message", batch(), AcceptedBatch.class);
    assertThat(removed.events()).allMatch(e -> e.message().getJsError().getMessage().isEmpty());
  }

  @Test
  void beforeKafkaOnlyTheDataCanChange() {
    assertThatThrownBy(
            () ->
                producer.requestBody("events:set?field=url&value=x", batch(), AcceptedBatch.class))
        .rootCause()
        .hasMessageContaining("only data.*");
  }

  @Test
  void keepsOneEventOfAListOrNone() {
    List<Map<String, Object>> events = List.of(Map.of("kind", "click"), Map.of("kind", "mouse"));
    List<?> kept =
        producer.requestBody("events:keep?when=RAW(${body[kind]} == 'click')", events, List.class);
    assertThat(kept).isEqualTo(List.of(Map.of("kind", "click")));
  }

  @Test
  void saysWhatItNeeds() {
    assertThatThrownBy(() -> camel.getEndpoint("events:dorp?when=x"))
        .rootCause()
        .hasMessageContaining("drop, keep, sample, set, remove");
    assertThatThrownBy(() -> camel.getEndpoint("events:drop"))
        .rootCause()
        .hasMessageContaining("when");
  }
}
