package io.gosight.tracing;

import io.gosight.common.TraceHeader;
import io.gosight.proto.v1.SendEventsResponse;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.apache.camel.support.RoutePolicySupport;

/** A span from a batch's arrival to its answer, as child of the sender's. Safe for many threads. */
final class EntrySpans extends RoutePolicySupport {
  /** What the spans of a route say by which batches come. */
  private record Entry(String name, Attributes attributes) {}

  private static final Map<String, Entry> ENTRIES =
      Map.of(
          "ingest-http", http("/v1/events"),
          "ingest-grpc-web", http("/gosight.v1.IngestService/SendEvents"),
          "ingest-grpc", grpc("gosight.v1.IngestService", "SendEvents"));

  private final Tracer tracer;
  private final Entry entry;

  private EntrySpans(Tracer tracer, Entry entry) {
    this.tracer = tracer;
    this.entry = entry;
  }

  /** The policy of a route by which batches come; null for any other route. */
  static EntrySpans of(Tracer tracer, String routeId) {
    Entry entry = ENTRIES.get(routeId);
    return entry == null ? null : new EntrySpans(tracer, entry);
  }

  private static Entry http(String path) {
    return new Entry(
        "POST " + path,
        Attributes.builder()
            .put("http.request.method", "POST")
            .put("http.route", path)
            .put("url.path", path)
            .build());
  }

  private static Entry grpc(String service, String method) {
    return new Entry(
        service + "/" + method,
        Attributes.builder()
            .put("rpc.system", "grpc")
            .put("rpc.service", service)
            .put("rpc.method", method)
            .build());
  }

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    Context sender = TraceParents.read(header(exchange));
    Span span =
        tracer
            .spanBuilder(entry.name())
            .setSpanKind(SpanKind.SERVER)
            .setParent(sender)
            .setAllAttributes(entry.attributes())
            .startSpan();
    ExchangeTrace.set(exchange, sender.with(span));
  }

  /** HTTP headers never become Camel's; of gRPC's metadata the stream hands on this one. */
  private static String header(Exchange exchange) {
    return exchange.getIn() instanceof HttpMessage http
        ? http.getRequest().getHeader(TraceHeader.TRACE_PARENT)
        : exchange.getIn().getHeader(TraceHeader.TRACE_PARENT, String.class);
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    Span span = ExchangeTrace.span(exchange);
    if (exchange.getProperty(TracedBatch.PROPERTY) instanceof TracedBatch batch) {
      span.setAttribute("gosight.project_id", batch.projectId());
      span.setAttribute("gosight.event_count", batch.events());
    }
    Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    if (status != null) {
      span.setAttribute("http.response.status_code", status);
    }
    finish(span, exchange, status == null ? 200 : status);
    span.end();
  }

  private static void finish(Span span, Exchange exchange, int status) {
    CodedFailure refusal =
        ExchangeTrace.coded(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    String code = refusal == null ? answered(exchange, status) : refusal.code();
    span.setAttribute("gosight.outcome_code", code);
    if (status >= 500 || (refusal == null ? !code.equals("accepted") : refusal.isServerFault())) {
      span.setStatus(StatusCode.ERROR);
      span.setAttribute("error.type", code);
    }
  }

  private static String answered(Exchange exchange, int status) {
    boolean failed =
        exchange.getMessage().getBody() instanceof SendEventsResponse answer && answer.hasError();
    return failed || status >= 500 || exchange.getException() != null ? "internal" : "accepted";
  }
}
