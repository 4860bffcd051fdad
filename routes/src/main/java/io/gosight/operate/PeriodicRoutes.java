package io.gosight.operate;

import io.gosight.stage.HealthStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Notices a periodic task that hangs: while it is under way its timer starts no other, silently.
 * Safe for use by many threads.
 */
final class PeriodicRoutes implements RoutePolicyFactory {
  private static final Duration LONG = Duration.ofMinutes(2);

  private final Clock clock;
  private final Map<String, Instant> underWay = new ConcurrentHashMap<>();

  PeriodicRoutes(Clock clock) {
    this.clock = clock;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
    boolean periodic =
        route instanceof RouteDefinition definition
            && definition.getInput().getEndpointUri().startsWith("timer:");
    return periodic ? new Watch() : null;
  }

  HealthStatus health() {
    Instant limit = clock.instant().minus(LONG);
    List<String> hanging =
        underWay.entrySet().stream()
            .filter(entry -> entry.getValue().isBefore(limit))
            .map(entry -> entry.getKey() + " (since " + entry.getValue() + ")")
            .sorted()
            .toList();
    return hanging.isEmpty()
        ? HealthStatus.ok("")
        : HealthStatus.degraded("hanging", "Periodic tasks that do not end: " + hanging + ".");
  }

  private final class Watch extends RoutePolicySupport {
    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      underWay.put(route.getRouteId(), clock.instant());
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      underWay.remove(route.getRouteId());
    }
  }
}
