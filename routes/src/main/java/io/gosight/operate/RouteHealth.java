package io.gosight.operate;

import io.gosight.stage.HealthStatus;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;

/** Whether every route runs: those that serve requests decide whether this node gets traffic. */
record RouteHealth(CamelContext camel) {
  private static final List<String> SERVING = List.of("platform-http:", "ingest-grpc:", "direct:");

  HealthStatus health() {
    List<String> serving = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Route route : camel.getRoutes()) {
      String id = route.getRouteId();
      if (camel.getRouteController().getRouteStatus(id) != ServiceStatus.Started) {
        String uri = route.getEndpoint().getEndpointUri().replace("://", ":");
        (SERVING.stream().anyMatch(uri::startsWith) ? serving : others).add(id);
      }
    }
    if (!serving.isEmpty()) {
      return HealthStatus.notReady("not_serving", "Routes that do not serve: " + serving + ".");
    }
    return others.isEmpty()
        ? HealthStatus.ok("started")
        : HealthStatus.degraded("stopped", "Routes that do not run: " + others + ".");
  }
}
