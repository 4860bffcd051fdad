package io.gosight.tracing;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InternalTelemetryVersion;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;

/** Makes what keeps ended spans until a thread of its own has sent them; it never blocks. */
final class SpanQueue {
  /** Spans that wait at most; what comes then is dropped and counted. */
  static final int CAPACITY = 2_048;

  private static final Duration DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_EXPORT = Duration.ofSeconds(10);

  private SpanQueue() {}

  /**
   * A provider of tracers whose spans go to that exporter.
   *
   * @param ratio the share of traces that is kept
   * @param service the name of what makes the spans
   * @param node the name of this process among those of the service
   */
  static SdkTracerProvider to(
      SpanExporter exporter, double ratio, String service, String node, MeterRegistry meters) {
    DroppedSpans dropped = new DroppedSpans();
    FunctionCounter.builder("tracing_spans_dropped", dropped, DroppedSpans::count)
        .tags("reason", "queue_full")
        .register(meters);
    return SdkTracerProvider.builder()
        .setSampler(LinkedSampler.of(ratio))
        .setResource(
            Resource.getDefault()
                .merge(
                    Resource.create(
                        Attributes.builder()
                            .put("service.name", service)
                            .put("service.namespace", "gosight")
                            .put("service.instance.id", node)
                            .build())))
        .addSpanProcessor(
            BatchSpanProcessor.builder(exporter)
                .setMaxQueueSize(CAPACITY)
                .setScheduleDelay(DELAY)
                .setExporterTimeout(LONGEST_EXPORT)
                .setInternalTelemetryVersion(InternalTelemetryVersion.LATEST)
                .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(dropped).build())
                .build())
        .build();
  }
}
