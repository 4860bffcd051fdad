package io.gosight.tracing;

import static io.gosight.common.TraceHeader.TRACE_PARENT;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.apache.camel.Message;

/**
 * The W3C header {@code traceparent}. Its companion {@code tracestate} is left out: what strangers
 * write into it would go through the hub.
 */
final class TraceParents {
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private TraceParents() {}

  private static final class OneValue implements TextMapGetter<String> {
    @Override
    public Iterable<String> keys(String value) {
      return List.of(TRACE_PARENT);
    }

    @Override
    public String get(String value, String key) {
      return TRACE_PARENT.equals(key) ? value : null;
    }
  }

  private static final OneValue ONE_VALUE = new OneValue();

  /** The context that the header tells; an empty one if there is none or it is malformed. */
  static Context read(String value) {
    return value == null ? Context.root() : W3C.extract(Context.root(), value, ONE_VALUE);
  }

  /** Has a message for Kafka, or each of a list of them, tell the context. */
  static void write(Context trace, Message message) {
    if (message.getBody() instanceof List<?> several) {
      for (Object one : several) {
        if (one instanceof Message record) {
          set(trace, record);
        }
      }
    } else {
      set(trace, message);
    }
  }

  private static void set(Context trace, Message message) {
    W3C.inject(
        trace,
        message,
        (record, key, value) -> {
          if (TRACE_PARENT.equals(key)) {
            record.setHeader(TRACE_PARENT, value);
          }
        });
  }
}
