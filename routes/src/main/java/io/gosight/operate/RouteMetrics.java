package io.gosight.operate;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/** Shows what Camel counts of each route anyway, so that no step costs more. */
final class RouteMetrics extends SimpleEventNotifierSupport {
  private final MeterRegistry meters;

  RouteMetrics(MeterRegistry meters) {
    this.meters = meters;
    setIgnoreExchangeEvents(true);
    setIgnoreStepEvents(true);
  }

  @Override
  public boolean isEnabled(CamelEvent event) {
    return event instanceof CamelEvent.CamelContextStartedEvent;
  }

  @Override
  public void notify(CamelEvent event) {
    CamelContext camel = ((CamelEvent.CamelContextStartedEvent) event).getContext();
    ManagedCamelContext managed =
        camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
    if (managed != null) {
      camel.getRoutes().stream().map(Route::getRouteId).forEach(id -> add(managed, id));
    }
  }

  private void add(ManagedCamelContext managed, String id) {
    counter("route_exchanges", managed, id, route -> route.getExchangesTotal());
    counter("route_exchanges_failed", managed, id, route -> route.getExchangesFailed());
    counter("route_busy_seconds", managed, id, route -> route.getTotalProcessingTime() / 1e3);
    Gauge.builder(
            "route_exchanges_inflight",
            managed,
            m -> value(m, id, route -> route.getExchangesInflight()))
        .tags("route", id)
        .register(meters);
  }

  private void counter(String name, ManagedCamelContext managed, String id, RouteValue value) {
    FunctionCounter.builder(name, managed, m -> value(m, id, value))
        .tags("route", id)
        .register(meters);
  }

  private static double value(ManagedCamelContext managed, String id, RouteValue value) {
    ManagedRouteMBean route = managed.getManagedRoute(id);
    try {
      return route == null ? 0 : value.of(route);
    } catch (Exception e) {
      return Double.NaN;
    }
  }

  private interface RouteValue {
    double of(ManagedRouteMBean route) throws Exception;
  }
}
