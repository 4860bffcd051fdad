package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.kafka.KafkaRecord;
import io.gosight.stage.Stage;
import io.gosight.testing.Samples;
import io.gosight.tracing.OtlpServer;
import io.gosight.tracing.TracingStage;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** Runs shipped routes with tracing: spans go to a collector, and in memory to the test. */
abstract class TracedRoutesTest extends RouteTest {
  static final Duration PATIENCE = Duration.ofSeconds(40);
  static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  /** The header of a sender whose trace is kept. */
  static final String SENDER = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private static final List<String> OF_A_VISITOR =
      List.of("http://", "https://", "shop:s1", "203.0.113.7", "undefined", Samples.WRITE_KEY);

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private OtlpServer collector;

  final OtlpServer collector() {
    if (collector == null) {
      collector = new OtlpServer();
    }
    return collector;
  }

  @Override
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(SETTINGS);
    settings.put("gosight.tracing.endpoint", collector().endpoint());
    settings.put("gosight.tracing.sample-ratio", "0");
    settings.put("gosight.tracing.service-name", "hub");
    return settings;
  }

  @Override
  Stages stages() {
    Stage tracing =
        new TracingStage(endpoint -> SpanExporter.composite(spans, TracingStage.otlp(endpoint)));
    return new Stages(
        Stages.shipped().all().stream()
            .map(stage -> stage.name().equals("tracing") ? tracing : stage)
            .toList());
  }

  @BeforeEach
  final void forgetSpans() {
    spans.reset();
  }

  @AfterAll
  final void stopCollector() {
    collector().close();
  }

  /** The header of the last message to a topic, or of the first of its list. */
  final String header(String mock) {
    List<Exchange> received = mock(mock).getReceivedExchanges();
    Message message = received.get(received.size() - 1).getMessage();
    Message published = message.getBody() instanceof List<?> list ? (Message) list.get(0) : message;
    return published.getHeader("traceparent", String.class);
  }

  /** Has a route consume records of one event each, with these headers. */
  final void consume(String topic, String... traceParents) {
    byte[] value = Samples.enriched("shop", Samples.pageView("a")).toByteArray();
    List<KafkaRecord> records =
        Stream.of(traceParents)
            .map(header -> new KafkaRecord(topic, 0, 0, "shop:s1", value, header))
            .toList();
    run("kafka-batches:" + topic, records);
  }

  /** The one span of that name, once it is exported. */
  final SpanData span(String name) {
    await().atMost(PATIENCE).until(() -> named(name).size() == 1);
    return named(name).get(0);
  }

  private List<SpanData> named(String name) {
    return spans.getFinishedSpanItems().stream().filter(s -> s.getName().equals(name)).toList();
  }

  static Map<String, String> attributes(SpanData span) {
    Map<String, String> attributes = new TreeMap<>();
    span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value.toString()));
    return attributes;
  }

  final void assertSaysNothingOfVisitors() {
    assertThat(spans.getFinishedSpanItems())
        .isNotEmpty()
        .allSatisfy(
            span -> {
              assertThat(span.getEvents()).isEmpty();
              assertThat(span.getStatus().getDescription()).isEmpty();
              assertThat(attributes(span).values())
                  .noneMatch(value -> OF_A_VISITOR.stream().anyMatch(value::contains))
                  .doesNotContain("s1", "v1");
            });
  }
}
