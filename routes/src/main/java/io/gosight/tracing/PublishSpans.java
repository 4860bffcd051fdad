package io.gosight.tracing;

import io.gosight.common.TraceHeader;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** A span from a record's, or some records', way to Kafka until it has acknowledged them. */
final class PublishSpans extends DelegateAsyncProcessor {
  private final Tracer tracer;
  private final String topic;

  PublishSpans(Processor step, Tracer tracer, String topic) {
    super(step);
    this.tracer = tracer;
    this.topic = topic;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Message message = exchange.getMessage();
    Context trace = ExchangeTrace.of(exchange);
    Span span = start(message, trace);
    TraceParents.write(trace.with(span), message);
    return super.process(
        exchange,
        doneSync -> {
          exchange.getMessage().removeHeader(TraceHeader.TRACE_PARENT);
          if (exchange.getException() != null) {
            ExchangeTrace.fail(span, exchange.getException());
          }
          span.end();
          callback.done(doneSync);
        });
  }

  private Span start(Message message, Context trace) {
    String destination =
        message.getHeader(KafkaConstants.OVERRIDE_TOPIC) instanceof String other ? other : topic;
    int records = message.getBody() instanceof List<?> several ? several.size() : 1;
    return tracer
        .spanBuilder("send " + destination)
        .setSpanKind(SpanKind.PRODUCER)
        .setParent(trace)
        .setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.operation.name", "send")
        .setAttribute("messaging.operation.type", "send")
        .setAttribute("messaging.destination.name", destination)
        .setAttribute("messaging.batch.message_count", records)
        .startSpan();
  }
}
