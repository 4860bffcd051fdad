package io.gosight.tracing;

import io.gosight.kafka.KafkaRecord;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/**
 * A span for each batch of records: child of a single record's trace, or a trace of its own with
 * links to those of several. Safe for use by many threads.
 */
final class BatchSpans extends RoutePolicySupport {
  /** As many as the SDK keeps of a span. */
  static final int MAX_LINKS = 128;

  private final Tracer tracer;
  private final String topic;
  private final String group;

  BatchSpans(Tracer tracer, String topic, String group) {
    this.tracer = tracer;
    this.topic = topic;
    this.group = group;
  }

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    List<?> records = exchange.getIn().getBody(List.class);
    SpanBuilder span =
        tracer
            .spanBuilder("process " + topic)
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.operation.name", "process")
            .setAttribute("messaging.operation.type", "process")
            .setAttribute("messaging.destination.name", topic)
            .setAttribute("messaging.consumer.group.name", group)
            .setAttribute("messaging.batch.message_count", records.size());
    Context parent = records.size() == 1 ? sender(records.get(0)) : Context.root();
    if (records.size() > 1) {
      link(span, records);
    }
    ExchangeTrace.set(exchange, parent.with(span.setParent(parent).startSpan()));
  }

  /** Traces that are not exported need no link. */
  private static void link(SpanBuilder span, List<?> records) {
    int links = 0;
    for (Object record : records) {
      SpanContext sender = Span.fromContext(sender(record)).getSpanContext();
      if (sender.isSampled() && links < MAX_LINKS) {
        span.addLink(sender);
        links++;
      }
    }
  }

  private static Context sender(Object record) {
    return TraceParents.read(record instanceof KafkaRecord kafka ? kafka.traceParent() : null);
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    Span span = ExchangeTrace.span(exchange);
    if (exchange.getException() != null) {
      ExchangeTrace.fail(span, exchange.getException());
    }
    span.end();
  }
}
