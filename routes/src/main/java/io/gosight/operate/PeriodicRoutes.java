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
import org.apache.camel.component.timer.TimerEndpoint;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Notices a periodic task that hangs, because while it is under way its timer starts no other, and
 * one that its timer starts no more. Safe for use by many threads.
 */
final class PeriodicRoutes implements RoutePolicyFactory {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int MISSED_PERIODS = 3;

  private final Clock clock;
  private final Map<String, Instant> underWay = new ConcurrentHashMap<>();
  private final Map<String, Instant> dueBy = new ConcurrentHashMap<>();

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
    if (!hanging.isEmpty()) {
      return HealthStatus.degraded("hanging", "Periodic tasks that do not end: " + hanging + ".");
    }
    Instant now = clock.instant();
    List<String> missing =
        dueBy.entrySet().stream()
            .filter(entry -> !underWay.containsKey(entry.getKey()))
            .filter(entry -> entry.getValue().isBefore(now))
            .map(entry -> entry.getKey() + " (due at " + entry.getValue() + ")")
            .sorted()
            .toList();
    return missing.isEmpty()
        ? HealthStatus.ok("")
        : HealthStatus.degraded(
            "ended", "Periodic tasks that run no more: " + missing + "; restart the hub.");
  }

  private final class Watch extends RoutePolicySupport {
    @Override
    public void onStart(Route route) {
      expect(route, true);
    }

    @Override
    public void onResume(Route route) {
      expect(route, true);
    }

    @Override
    public void onStop(Route route) {
      dueBy.remove(route.getRouteId());
    }

    @Override
    public void onSuspend(Route route) {
      dueBy.remove(route.getRouteId());
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      underWay.put(route.getRouteId(), clock.instant());
      expect(route, false);
    }

    private void expect(Route route, boolean first) {
      if (route.getEndpoint() instanceof TimerEndpoint timer && timer.getRepeatCount() == 0) {
        long waitMs = MISSED_PERIODS * timer.getPeriod() + (first ? timer.getDelay() : 0);
        dueBy.put(route.getRouteId(), clock.instant().plus(LONG).plusMillis(waitMs));
      }
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      underWay.remove(route.getRouteId());
    }
  }
}
