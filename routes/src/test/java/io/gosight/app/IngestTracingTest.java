package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.ingest.Submission;
import io.gosight.proto.v1.Event;
import io.gosight.storage.RowInserts;
import io.gosight.store.EventStore;
import io.gosight.store.LedgerTables;
import io.gosight.testing.Samples;
import io.gosight.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a collector sees of a batch's way from its sender to ClickHouse, and what it must not. */
class IngestTracingTest extends TracedRoutesTest {
  private static final String HTTP = "platform-http:POST:v1/events";
  private static final String GRPC =
      "ingest-grpc:127.0.0.1:50051/io.gosight.proto.v1.IngestService";
  private static final String TOPIC = "gosight.events.raw";
  private static final String EVENTS = "mock:kafka:" + TOPIC;

  private final Queue<String> inserted = new ConcurrentLinkedQueue<>();

  @Override
  List<String> files() {
    return List.of(
        "ingest/ingest-http",
        "ingest/ingest-grpc",
        "ingest/answer-failures",
        "ingest/accept-batch",
        "ingest/lookup-write-key",
        "enrich/enrich-batch",
        "fan-out/fan-out-batch",
        "fan-out/drain-spool",
        "store/store-events");
  }

  @Override
  void bind(HubContext hub) {
    RowInserts tables =
        hub.bean(Tracing.class).inserts((table, columns, rows, count) -> inserted.add(table));
    hub.bind("eventStore", new EventStore(tables, hub.clock()));
    hub.bind("ledgerTables", new LedgerTables(tables));
  }

  @BeforeEach
  void knowTheKey() {
    mock("mock:sql")
        .whenAnyExchangeReceived(
            exchange ->
                exchange.getMessage().setBody(Map.of("project_id", "shop", "allowed_origins", "")));
    replace(
        "read-http-submission",
        exchange ->
            exchange.setProperty(
                Submission.PROPERTY, exchange.getMessage().getBody(Submission.class)));
    leaveOut("note-active-sessions");
  }

  private void send(String entry, String key, Event... events) {
    Exchange sent =
        context()
            .createProducerTemplate()
            .request(
                "direct:" + entry,
                exchange -> {
                  exchange.getMessage().setBody(Samples.decoded(Samples.batch(events), key, null));
                  exchange.getMessage().setHeader("traceparent", SENDER);
                });
    assertThat(sent.getException()).isNull();
    assertThat(sent.getMessage().getHeader("traceparent")).as("in the answer").isNull();
  }

  @Test
  void aBatchIsOneTraceFromItsSenderToClickHouse() {
    send(HTTP, Samples.WRITE_KEY, Samples.pageView("a"));
    consume(TOPIC, header(EVENTS));

    SpanData request = span("POST /v1/events");
    SpanData publish = span("send " + TOPIC);
    SpanData process = span("process " + TOPIC);
    SpanData insert = span("INSERT events");
    assertThat(List.of(request, publish, process, insert))
        .extracting(SpanData::getTraceId)
        .containsOnly(TRACE);
    assertThat(request.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(publish.getParentSpanId()).isEqualTo(request.getSpanId());
    assertThat(process.getParentSpanId()).isEqualTo(publish.getSpanId());
    assertThat(insert.getParentSpanId()).isEqualTo(process.getSpanId());
    assertThat(List.of(request, publish, process, insert))
        .extracting(SpanData::getKind)
        .containsExactly(SpanKind.SERVER, SpanKind.PRODUCER, SpanKind.CONSUMER, SpanKind.CLIENT);
    assertThat(inserted).contains("events");
    assertThat(attributes(request))
        .containsEntry("gosight.project_id", "shop")
        .containsEntry("gosight.event_count", "1")
        .containsEntry("gosight.outcome_code", "accepted");
    assertThat(attributes(process))
        .containsEntry("messaging.consumer.group.name", "gosight-event-processor")
        .containsEntry("messaging.batch.message_count", "1");
  }

  @Test
  void aCollectorReceivesTheTraceByOtlp() {
    send(HTTP, Samples.WRITE_KEY, Samples.pageView("otlp"));
    String request = span("POST /v1/events").getSpanId();

    await().atMost(PATIENCE).until(() -> received().anyMatch(s -> id(s).equals(request)));
    Span received = received().filter(s -> id(s).equals(request)).findFirst().orElseThrow();
    assertThat(HexFormat.of().formatHex(received.getTraceId().toByteArray())).isEqualTo(TRACE);
    assertThat(collector().received().get(0).getResource().getAttributesList())
        .filteredOn(attribute -> attribute.getKey().equals("service.name"))
        .extracting(attribute -> attribute.getValue().getStringValue())
        .containsExactly("hub");
  }

  private Stream<Span> received() {
    return collector().received().stream()
        .map(ResourceSpans::getScopeSpansList)
        .flatMap(List::stream)
        .flatMap(scope -> scope.getSpansList().stream());
  }

  private static String id(Span span) {
    return HexFormat.of().formatHex(span.getSpanId().toByteArray());
  }

  @Test
  void aBatchOfSeveralRecordsIsATraceOfItsOwnWithLinksToTheKeptOnes() {
    String other = "00-11111111111111111111111111111111-2222222222222222-01";
    consume(TOPIC, SENDER, other, other.replaceFirst("01$", "00"), null, "nonsense");

    SpanData process = span("process " + TOPIC);
    assertThat(process.getParentSpanContext().isValid()).isFalse();
    assertThat(process.getTraceId()).isNotEqualTo(TRACE);
    assertThat(process.getLinks())
        .extracting(link -> link.getSpanContext().getTraceId())
        .containsExactly(TRACE, "11111111111111111111111111111111");
    assertThat(span("INSERT events").getParentSpanId()).isEqualTo(process.getSpanId());
  }

  @Test
  void aBatchWhoseSenderIsNotKeptIsNotKeptEither() {
    consume(TOPIC, SENDER.replaceFirst("01$", "00"));
    consume(TOPIC, null, null);
    consume(TOPIC, SENDER);

    span("process " + TOPIC);
  }

  @Test
  void aRefusedBatchSaysItsCodeAndIsNoFaultOfTheHubs() {
    mock("mock:sql").whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(null));
    send(HTTP, "gsw_zzzzzzzzzzzzzzzzzzzzzz", Samples.pageView("a"));

    SpanData request = span("POST /v1/events");
    assertThat(attributes(request)).containsEntry("gosight.outcome_code", "unknown_key");
    assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void aBatchThatWaitsInTheSpoolIsAcceptedAndItsWayToKafkaFailed() {
    mock(EVENTS)
        .whenAnyExchangeReceived(
            exchange -> {
              throw new org.apache.kafka.common.errors.TimeoutException("https://shop.example");
            });
    send(GRPC, Samples.WRITE_KEY, Samples.pageView("a"));

    SpanData publish = span("send " + TOPIC);
    assertThat(publish.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(attributes(publish).get("error.type")).endsWith(".TimeoutException");
    assertThat(attributes(span("gosight.v1.IngestService/SendEvents")))
        .containsEntry("gosight.outcome_code", "accepted");
    assertSaysNothingOfVisitors();

    mock(EVENTS).whenAnyExchangeReceived(exchange -> {});
    run("timer:drain-spool", null);
    assertThat(header(EVENTS)).as("the spool keeps no traces").doesNotContain(TRACE);
  }

  @Test
  void noSpanTellsAnythingOfAVisitor() {
    send(HTTP, Samples.WRITE_KEY, Samples.pageView("a"), Samples.jsError("b"));
    consume(TOPIC, header(EVENTS));
    span("INSERT events");
    span("POST /v1/events");

    assertSaysNothingOfVisitors();
  }
}
