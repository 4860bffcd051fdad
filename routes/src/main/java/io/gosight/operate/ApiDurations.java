package io.gosight.operate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** Times each operation of the API. Safe for use by many threads. */
final class ApiDurations implements RoutePolicyFactory {
  private static final String PATH = "platform-http:/api/";

  private final MeterRegistry meters;

  ApiDurations(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
    boolean api =
        route instanceof RouteDefinition definition
            && camel
                .resolvePropertyPlaceholders(definition.getInput().getEndpointUri())
                .startsWith(PATH);
    return api ? new Watch() : null;
  }

  private final class Watch extends RoutePolicySupport {
    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
      Timer.builder("api_request_duration")
          .serviceLevelObjectives(
              Duration.ofMillis(10),
              Duration.ofMillis(50),
              Duration.ofMillis(100),
              Duration.ofMillis(250),
              Duration.ofSeconds(1),
              Duration.ofSeconds(5))
          .tags("operation", route.getRouteId(), "status", status / 100 + "xx")
          .register(meters)
          .record(Duration.ofMillis(exchange.getClock().elapsed()));
    }
  }
}
