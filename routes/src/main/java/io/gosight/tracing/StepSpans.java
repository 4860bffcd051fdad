package io.gosight.tracing;

import io.opentelemetry.api.trace.Tracer;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.spi.InterceptStrategy;

/**
 * Gives steps that publish to Kafka a span, and lets beans know the trace of their exchange; other
 * steps stay as they are.
 *
 * @param tracer makes the spans
 */
record StepSpans(Tracer tracer) implements InterceptStrategy {
  private static final String KAFKA = "kafka:";

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext camel, NamedNode step, Processor target, Processor next) {
    if (step instanceof BeanDefinition) {
      return new StepInTrace(target);
    }
    if (step instanceof SendDefinition<?> send && send.getEndpointUri().startsWith(KAFKA)) {
      String uri = camel.resolvePropertyPlaceholders(send.getEndpointUri());
      return new PublishSpans(
          target, tracer, uri.substring(KAFKA.length()).replaceFirst("[?].*", ""));
    }
    return target;
  }
}
