package io.gosight.app;

import io.gosight.api.hub.RouteList;
import io.gosight.api.hub.RouteStatus;
import io.gosight.api.hub.RouteStatus.Origin;
import io.gosight.api.hub.RouteText;
import io.gosight.routing.RouteReload;
import io.gosight.routing.RouteSet;
import io.gosight.routing.RouteSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;

/** The routes of this process: their files, and what Camel counts of them anyway. */
final class RouteStatuses {
  private static final RouteSet NONE = new RouteSet(List.of(), List.of(), List.of(), List.of());

  private final CamelContext camel;
  private final Optional<Integer> consolePort;

  RouteStatuses(CamelContext camel, Optional<Integer> consolePort) {
    this.camel = camel;
    this.consolePort = consolePort;
  }

  RouteList all() {
    RouteSet files = files();
    return new RouteList(
        consolePort.orElse(null),
        camel.getRoutes().stream()
            .map(route -> status(route, files))
            .sorted(Comparator.comparing(RouteStatus::group).thenComparing(RouteStatus::id))
            .toList(),
        files.broken().stream()
            .map(
                problem ->
                    new RouteList.Problem(
                        shown(problem.file()), problem.line(), problem.message(), problem.fix()))
            .toList());
  }

  Optional<RouteText> text(String id) {
    Route route = camel.getRoute(id);
    if (route == null) {
      return Optional.empty();
    }
    RouteSet files = files();
    Optional<RouteSource> shipped = files.shipped(id);
    Optional<RouteSource> local = files.local(id);
    Optional<RouteSource> running = local.or(() -> shipped);
    Optional<RouteSource> replaced = local.isPresent() ? shipped : Optional.empty();
    return Optional.of(
        new RouteText(
            status(route, files),
            running.map(source -> shown(source.file())).orElse(""),
            running.map(source -> yaml(source, id)).orElse(""),
            replaced.map(source -> shown(source.file())).orElse(null),
            replaced.map(source -> yaml(source, id)).orElse(null)));
  }

  /** The files as they run now; the hub binds them once its routes are started. */
  private RouteSet files() {
    RouteReload running = camel.getRegistry().findSingleByType(RouteReload.class);
    return running == null ? NONE : running.routes();
  }

  private RouteStatus status(Route route, RouteSet files) {
    String id = route.getRouteId();
    boolean local = files.local(id).isPresent();
    boolean shipped = files.shipped(id).isPresent();
    ServiceStatus state = camel.getRouteController().getRouteStatus(id);
    ManagedRouteMBean counts = counts(id);
    return new RouteStatus(
        id,
        files.local(id).or(() -> files.shipped(id)).map(RouteStatuses::group).orElse(""),
        route.getDescription() == null ? "" : route.getDescription(),
        local ? shipped ? Origin.OVERRIDE : Origin.LOCAL : Origin.SHIPPED,
        state == null ? "unknown" : state.name().toLowerCase(Locale.ROOT),
        read(counts, ManagedRouteMBean::getExchangesTotal),
        read(counts, ManagedRouteMBean::getExchangesFailed),
        read(counts, ManagedRouteMBean::getExchangesInflight),
        Math.max(0, read(counts, ManagedRouteMBean::getMeanProcessingTime)),
        lastFailure(counts));
  }

  private ManagedRouteMBean counts(String id) {
    ManagedCamelContext managed =
        camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
    return managed == null ? null : managed.getManagedRoute(id);
  }

  private static Instant lastFailure(ManagedRouteMBean counts) {
    Date at = counts == null ? null : counts.getLastExchangeFailureTimestamp();
    return at == null ? null : at.toInstant();
  }

  private static long read(ManagedRouteMBean counts, RouteCount count) {
    try {
      return counts == null ? 0 : count.of(counts);
    } catch (Exception e) {
      // The route has just been removed.
      return 0;
    }
  }

  private static String group(RouteSource source) {
    return source.file().getParent().getFileName().toString();
  }

  private static String yaml(RouteSource source, String id) {
    return source.flows().stream()
        .filter(flow -> flow.id().equals(id))
        .findFirst()
        .map(source::text)
        .orElse("");
  }

  /** The file with its folder: enough to find it, without the layout of the host's disk. */
  private static String shown(Path file) {
    Path parent = file.getParent();
    return parent == null || parent.getFileName() == null
        ? file.toString()
        : parent.getFileName() + "/" + file.getFileName();
  }

  private interface RouteCount {
    long of(ManagedRouteMBean route) throws Exception;
  }
}
