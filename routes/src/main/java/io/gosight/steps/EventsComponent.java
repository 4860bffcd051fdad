package io.gosight.steps;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/**
 * The component {@code events:OPERATION}, which drops events from a body or changes them.
 * Operations: {@code drop} and {@code keep} by {@code when}, {@code sample} by {@code percent},
 * {@code set} and {@code remove} of a {@code field}.
 */
@Component("events")
public final class EventsComponent extends DefaultComponent {
  @Override
  protected Endpoint createEndpoint(String uri, String operation, Map<String, Object> parameters)
      throws Exception {
    EventsEndpoint endpoint = new EventsEndpoint(uri, this, EventsOperation.of(operation));
    setProperties(endpoint, parameters);
    endpoint.check();
    return endpoint;
  }
}
