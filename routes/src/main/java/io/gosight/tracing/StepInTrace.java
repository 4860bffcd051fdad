package io.gosight.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** A step whose thread knows the exchange's trace while it works. */
final class StepInTrace extends DelegateAsyncProcessor {
  StepInTrace(Processor step) {
    super(step);
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Context trace = ExchangeTrace.of(exchange);
    if (trace == Context.root()) {
      return super.process(exchange, callback);
    }
    try (Scope ignored = trace.makeCurrent()) {
      return super.process(exchange, callback);
    }
  }
}
