package io.gosight.tracing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/** Counts what another exporter sends and loses, and notes why. Safe for use by many threads. */
final class WatchedExporter implements SpanExporter {
  private final SpanExporter exporter;
  private final CollectorState state;
  private final Counter exported;
  private final Counter lost;

  WatchedExporter(SpanExporter exporter, CollectorState state, MeterRegistry meters) {
    this.exporter = exporter;
    this.state = state;
    this.exported = meters.counter("tracing_spans_exported");
    this.lost = meters.counter("tracing_spans_dropped", "reason", "collector_failed");
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    int count = spans.size();
    CompletableResultCode result = exporter.export(spans);
    return result.whenComplete(
        () -> {
          if (result.isSuccess()) {
            exported.increment(count);
            state.succeeded();
          } else {
            lost.increment(count);
            state.failed(result.getFailureThrowable());
          }
        });
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
