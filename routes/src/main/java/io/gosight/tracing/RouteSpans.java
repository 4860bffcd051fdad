package io.gosight.tracing;

import io.opentelemetry.api.trace.Tracer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;

/**
 * Gives the routes that begin at a sender or at a batch of records their spans, and no others.
 *
 * @param tracer makes the spans
 */
record RouteSpans(Tracer tracer) implements RoutePolicyFactory {
  private static final String BATCHES = "kafka-batches:";
  private static final Pattern GROUP = Pattern.compile("[?&]groupId=([^&]+)");

  @Override
  public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode node) {
    if (node instanceof RouteDefinition route
        && route.getInput() != null
        && route.getInput().getEndpointUri().startsWith(BATCHES)) {
      return batches(camel, route.getInput());
    }
    return EntrySpans.of(tracer, routeId);
  }

  private BatchSpans batches(CamelContext camel, FromDefinition from) {
    String uri = camel.resolvePropertyPlaceholders(from.getEndpointUri());
    String topic = uri.substring(BATCHES.length()).replaceFirst("[?].*", "");
    Matcher group = GROUP.matcher(uri);
    return new BatchSpans(tracer, topic, group.find() ? group.group(1) : "");
  }
}
