package io.gosight.tracing;

import io.gosight.kafka.KafkaBatchComponent;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Traces batches from their senders to ClickHouse, if the operator names a collector. */
public final class TracingStage implements Stage {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_EXPORT = Duration.ofSeconds(5);
  private static final String SCOPE = "io.gosight";

  private final Function<URI, SpanExporter> exporters;

  /** Sends traces by OTLP over HTTP. */
  public TracingStage() {
    this(TracingStage::otlp);
  }

  /**
   * Sends traces otherwise.
   *
   * @param exporters makes what sends them to that address
   */
  public TracingStage(Function<URI, SpanExporter> exporters) {
    this.exporters = exporters;
  }

  /** Sends traces by OTLP over HTTP to that address. */
  public static SpanExporter otlp(URI endpoint) {
    return OtlpHttpSpanExporter.builder()
        .setEndpoint(endpoint.toString())
        .setTimeout(LONGEST_EXPORT)
        .setCompression("gzip")
        .build();
  }

  @Override
  public String name() {
    return "tracing";
  }

  @Override
  public List<String> routeFolders() {
    return List.of();
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(TracingSettings.class);
  }

  /** Without a collector nothing is added to any route and no thread is started. */
  @Override
  public void bind(StageContext context) {
    TracingSettings settings = context.settings().read(TracingSettings.class);
    if (!settings.isOn()) {
      context.bind("tracing", Tracing.off());
      return;
    }
    Tracer tracer = provider(context, settings).get(SCOPE);
    context.bind("tracing", Tracing.by(tracer));
    context.camel().addRoutePolicyFactory(new RouteSpans(tracer));
    context.camel().getCamelContextExtension().addInterceptStrategy(new StepSpans(tracer));
    KafkaBatchComponent kafka =
        context.camel().getRegistry().findSingleByType(KafkaBatchComponent.class);
    if (kafka != null) {
      kafka.readTraceParents();
    }
  }

  /** Without what may be a password. */
  private static String shown(URI address) {
    return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
  }

  private SdkTracerProvider provider(StageContext context, TracingSettings settings) {
    URI address = settings.address();
    CollectorState collector = new CollectorState(shown(address), context.clock());
    SdkTracerProvider provider =
        SpanQueue.to(
            new WatchedExporter(exporters.apply(address), collector, context.meters()),
            settings.sampleRatio(),
            settings.serviceName().isEmpty() ? context.roles().service() : settings.serviceName(),
            context.node(),
            context.meters());
    context.health().add("tracing", collector::health);
    context.keep(
        () -> {
          long timeoutMs = context.lifecycle().limit(LONGEST_CLOSE).toMillis();
          provider.shutdown().join(timeoutMs, TimeUnit.MILLISECONDS);
        });
    return provider;
  }
}
