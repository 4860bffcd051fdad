package io.gosight.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import org.junit.jupiter.api.Test;

/** What becomes of spans whose collector fails or hangs. */
class SpanQueueTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final CollectorState state =
      new CollectorState("127.0.0.1:4318", new SettableClock(Samples.NOW));

  private record Answering(CompletableResultCode answer) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return answer;
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  private SdkTracerProvider to(SpanExporter exporter) {
    return SpanQueue.to(new WatchedExporter(exporter, state, meters), 1, "s", "n", meters);
  }

  private double dropped(String reason) {
    return meters.get("tracing_spans_dropped").tag("reason", reason).functionCounter().count();
  }

  @Test
  void aHangingCollectorBlocksNoCallerAndDroppedSpansAreCounted() {
    CompletableResultCode never = new CompletableResultCode();
    SdkTracerProvider provider = to(new Answering(never));
    Tracer tracer = provider.get("test");
    for (int i = 0; i < 4 * SpanQueue.CAPACITY; i++) {
      tracer.spanBuilder("work").startSpan().end();
    }

    assertThat(dropped("queue_full")).isGreaterThan(SpanQueue.CAPACITY);
    never.fail();
    provider.shutdown();
  }

  @Test
  void aCollectorThatRefusesIsCountedAndShownInTheHealth() {
    SdkTracerProvider provider =
        to(
            new Answering(
                CompletableResultCode.ofExceptionalFailure(
                    new IllegalStateException("HTTP status 403"))));
    provider.get("test").spanBuilder("work").startSpan().end();

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                meters
                        .get("tracing_spans_dropped")
                        .tag("reason", "collector_failed")
                        .counter()
                        .count()
                    == 1);
    assertThat(String.valueOf(state.health().details()))
        .contains("HTTP status 403", "gosight.tracing.endpoint");
    provider.shutdown();
  }

  @Test
  void nobodyListensAtTheAddress() {
    SdkTracerProvider provider = to(TracingStage.otlp(URI.create("http://127.0.0.1:9/v1/traces")));
    provider.get("test").spanBuilder("work").startSpan().end();

    await().atMost(PATIENCE).until(() -> !state.health().details().isEmpty());
    provider.shutdown();
  }
}
