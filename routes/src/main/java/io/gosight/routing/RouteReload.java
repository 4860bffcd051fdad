package io.gosight.routing;

import io.gosight.threads.HubThreads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings edits of the operator's route files into a running hub: only what was edited is replaced,
 * a broken edit keeps the old route, and a deleted file removes its routes or brings the shipped
 * ones back. Safe for use by many threads; edits are applied by one.
 */
public final class RouteReload {
  private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

  private final CamelContext camel;
  private final Supplier<RouteSet> reader;
  private volatile RouteSet routes;
  private List<RouteProblem> reported = List.of();
  private Object stamp = List.of();

  /**
   * A reload that is not started.
   *
   * @param routes what runs
   * @param reader reads the files anew
   */
  public RouteReload(CamelContext camel, RouteSet routes, Supplier<RouteSet> reader) {
    this.camel = camel;
    this.routes = routes;
    this.reader = reader;
    this.reported = routes.broken();
  }

  /** What runs now, and what is wrong with the rest. */
  public RouteSet routes() {
    return routes;
  }

  /**
   * Looks for edits every second until the result is closed.
   *
   * @param folder the operator's; its files are read only when their times or sizes have changed
   */
  public AutoCloseable start(HubThreads threads, Path folder) {
    return threads.every("route-reload", PERIOD, () -> applyIfTouched(RouteFiles.stamp(folder)));
  }

  private synchronized void applyIfTouched(Object now) {
    if (!now.equals(stamp)) {
      stamp = now;
      apply();
    }
  }

  /** Applies what was edited since the last time. */
  public synchronized void apply() {
    RouteSet next = reader.get();
    List<RouteProblem> problems = new ArrayList<>(next.broken());
    List<RouteSource> running = new ArrayList<>();
    Set<String> gone = RouteSet.ids(routes.local());
    for (RouteSource source : next.local()) {
      Optional<RouteSource> before = at(routes, source);
      if (before.isPresent() && before.get().text().equals(source.text())) {
        running.add(source);
      } else {
        replace(before, source, problems).ifPresent(running::add);
      }
    }
    for (RouteSource old : routes.local()) {
      boolean broken = next.broken().stream().anyMatch(p -> p.file().equals(old.file()));
      if (broken) {
        running.add(old);
      }
    }
    gone.removeAll(RouteSet.ids(running));
    gone.forEach(this::remove);
    routes = new RouteSet(next.shipped(), running, List.copyOf(problems), next.shippedProblems());
    problems.stream()
        .filter(problem -> !reported.contains(problem))
        .forEach(problem -> LOG.warn("This edit is not used: {}", problem));
    reported = List.copyOf(problems);
  }

  private static Optional<RouteSource> at(RouteSet routes, RouteSource source) {
    return routes.local().stream().filter(s -> s.file().equals(source.file())).findFirst();
  }

  /** The source that runs afterwards: the new one, or the old one if the new one fails. */
  private Optional<RouteSource> replace(
      Optional<RouteSource> before, RouteSource after, List<RouteProblem> problems) {
    try {
      update(after.flows(), after.file().toString(), after.text());
      LOG.info("Loaded {}.", after.file());
      return Optional.of(after);
    } catch (Exception e) {
      problems.add(
          new RouteProblem(
              after.file(), 1, 1, "Camel can't start it: " + e.getMessage() + ".", "Correct it."));
      after.flows().stream().filter(RouteFlow::isRoute).map(RouteFlow::id).forEach(this::remove);
      before.ifPresent(old -> restore(old.flows(), old.file().toString(), old.text()));
      return before;
    }
  }

  /**
   * Stops the running routes of these ids and starts those of the text. A busy route is never
   * without an exchange, and one that tries again never ends, so it is not waited for until Camel's
   * own timeout; what is under way then ends as it can.
   */
  private void update(List<RouteFlow> flows, String location, String text) throws Exception {
    ShutdownStrategy shutdown = camel.getShutdownStrategy();
    boolean forced = shutdown.isShutdownNowOnTimeout();
    shutdown.setShutdownNowOnTimeout(false);
    try {
      for (RouteFlow flow : flows) {
        if (flow.isRoute() && camel.getRoute(flow.id()) != null) {
          camel
              .getRouteController()
              .stopRoute(flow.id(), LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
      PluginHelper.getRoutesLoader(camel)
          .updateRoutes(ResourceHelper.fromString("file:" + location, text));
    } finally {
      shutdown.setShutdownNowOnTimeout(forced);
    }
  }

  private void restore(List<RouteFlow> flows, String location, String text) {
    try {
      update(flows, location, text);
    } catch (Exception e) {
      LOG.error("The earlier route of {} can't be started again.", location, e);
    }
  }

  /** Ends a local route; a shipped one with its id runs again. */
  private void remove(String id) {
    Optional<RouteSource> shipped = routes.shipped(id);
    if (shipped.isPresent()) {
      shipped.get().flows().stream()
          .filter(flow -> flow.id().equals(id))
          .forEach(
              flow ->
                  restore(
                      List.of(flow), shipped.get().file().toString(), shipped.get().text(flow)));
      LOG.info("The shipped route {} runs again.", id);
      return;
    }
    try {
      camel.getRouteController().stopRoute(id, LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
      camel.removeRoute(id);
      ModelCamelContext model = (ModelCamelContext) camel;
      RouteDefinition definition = model.getRouteDefinition(id);
      if (definition != null) {
        model.removeRouteDefinition(definition);
      }
      LOG.info("Removed the route {}.", id);
    } catch (Exception e) {
      LOG.warn("The route {} can't be removed: {}", id, e.toString());
    }
  }
}
