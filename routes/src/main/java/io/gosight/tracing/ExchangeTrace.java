package io.gosight.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import org.apache.camel.Exchange;

/** The trace that an exchange is part of. */
final class ExchangeTrace {
  private static final String PROPERTY = "gosightTrace";

  private ExchangeTrace() {}

  static void set(Exchange exchange, Context trace) {
    exchange.setProperty(PROPERTY, trace);
  }

  /** The exchange's trace, or one that is empty. */
  static Context of(Exchange exchange) {
    return exchange.getProperty(PROPERTY) instanceof Context trace ? trace : Context.root();
  }

  /** The span with which the exchange began; one without effect if it is not traced. */
  static Span span(Exchange exchange) {
    return Span.fromContext(of(exchange));
  }

  /** Marks the span as failed, by the kind of failure alone: a message may quote a visitor. */
  static void fail(Span span, Throwable failure) {
    CodedFailure coded = coded(failure);
    span.setStatus(StatusCode.ERROR);
    span.setAttribute("error.type", coded == null ? failure.getClass().getName() : coded.code());
  }

  /** The failure with a code among the causes, or null. */
  static CodedFailure coded(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CodedFailure coded) {
        return coded;
      }
    }
    return null;
  }
}
