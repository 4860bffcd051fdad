package io.gosight.app;

import io.gosight.common.OperatorException;
import io.gosight.routing.EffectiveRoutes;
import io.gosight.routing.LocalRouteSettings;
import io.gosight.routing.LocalTopics;
import io.gosight.routing.RouteProblem;
import io.gosight.routing.RouteReload;
import io.gosight.routing.RouteSet;
import io.gosight.settings.Settings;
import io.gosight.stage.HealthChecks;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.Mode;
import io.gosight.stage.Roles;
import io.gosight.stage.Topic;
import io.gosight.threads.HubThreads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes that a hub runs, shipped and local. Immutable.
 *
 * @param routes the files
 * @param home the distribution
 * @param data the data folder
 */
public record HubRoutes(RouteSet routes, Home home, DataFolder data) {
  private static final Logger LOG = LoggerFactory.getLogger(HubRoutes.class);
  private static final int PARTITIONS = 3;
  private static final Duration RETENTION = Duration.ofDays(7);

  /**
   * Reads and checks the route files, without any engine.
   *
   * @throws OperatorException naming file, line and remedy if a shipped file is broken
   */
  public static HubRoutes load(Home home, DataFolder data, Settings settings) {
    RouteSet routes = read(home, data, settings);
    if (!routes.shippedProblems().isEmpty()) {
      throw new OperatorException(
          "A route of the distribution is broken; run ./gosight build to restore it, and put your"
              + " own routes into "
              + settings.read(LocalRouteSettings.class).folder(data.path())
              + ":\n"
              + text(routes.shippedProblems()));
    }
    return new HubRoutes(routes, home, data);
  }

  /** Reads and checks the route files; problems are in the result. */
  public static RouteSet read(Home home, DataFolder data, Settings settings) {
    return read(home, settings, settings.read(LocalRouteSettings.class).folder(data.path()));
  }

  /** The same with one more file beside the operator's, or instead of one that is among them. */
  public static RouteSet readWith(Home home, DataFolder data, Settings settings, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new OperatorException("There is no file " + file + ".");
    }
    Path folder = settings.read(LocalRouteSettings.class).folder(data.path());
    boolean inside =
        file.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize());
    return read(home, settings, inside ? folder : file);
  }

  private static RouteSet read(Home home, Settings settings, Path local) {
    HubSettings own = settings.read(HubSettings.class);
    Stages running = Stages.shipped().of(Roles.parse(own.roles()), Mode.parse(own.mode()));
    Set<String> properties = new TreeSet<>(settings.all().keySet());
    properties.addAll(Stages.shipped().catalog().names());
    return RouteSet.load(
        folders(home, running), folders(home, Stages.shipped()), local, properties);
  }

  private static List<Path> folders(Home home, Stages stages) {
    return stages.routeFolders().stream().map(name -> home.routes().resolve(name)).toList();
  }

  private static String text(List<RouteProblem> problems) {
    return problems.stream().map(RouteProblem::toString).collect(Collectors.joining("\n"));
  }

  /** Tells the operator which local routes stay out. */
  public void report() {
    routes.broken().forEach(problem -> LOG.warn("This route file stays out: {}", problem));
  }

  List<Path> files() {
    RouteLoggers.enable(routes);
    return new EffectiveRoutes(data.path().resolve("routes").resolve("effective")).files(routes);
  }

  /** The topics that local routes name. */
  List<Topic> topics(Settings settings) {
    return LocalTopics.of(routes, settings.all()).stream()
        .map(name -> new Topic(name, PARTITIONS, RETENTION))
        .toList();
  }

  /** Whether a broker runs in this process, on which the hub may make topics. */
  static boolean isKafkaEmbedded(Settings settings) {
    String engines = settings.read(HubSettings.class).engines();
    return engines.equals("all") || List.of(engines.split("\\s*,\\s*", -1)).contains("kafka");
  }

  /** Whether a failed start may be due to a local route: Camel failed, and there are some. */
  boolean isToBlame(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getName().startsWith("org.apache.camel.")) {
        return !routes.local().isEmpty();
      }
    }
    return false;
  }

  HubRoutes withoutLocal(Exception failure) {
    Path file = routes.local().get(0).file().getParent();
    RouteProblem reason =
        new RouteProblem(
            file,
            1,
            1,
            "Camel can't start a route in this folder: " + failure.getMessage() + ".",
            "Correct it and restart the hub; until then none of the routes there runs.");
    LOG.warn("{}", reason);
    return new HubRoutes(routes.withoutLocal(reason), home, data);
  }

  /** Shows local routes in the health, and reloads them if that is wanted. */
  void run(
      CamelContext camel,
      Settings settings,
      HealthChecks health,
      HubThreads threads,
      Deque<AutoCloseable> open) {
    RouteReload reload = new RouteReload(camel, routes, () -> readAgain(settings));
    camel.getRegistry().bind("runningRoutes", reload);
    health.add("local_routes", () -> health(reload.routes()));
    if (settings.read(LocalRouteSettings.class).watch()) {
      open.push(reload.start(threads));
    }
  }

  private RouteSet readAgain(Settings settings) {
    RouteSet next = read(home, data, settings);
    RouteLoggers.enable(next);
    return next;
  }

  private static HealthStatus health(RouteSet routes) {
    if (routes.broken().isEmpty()) {
      return new HealthStatus(HealthStatus.Level.OK, "", Map.of("files", routes.local().size()));
    }
    return new HealthStatus(
        HealthStatus.Level.DEGRADED,
        "",
        Map.of(
            "files",
            routes.local().size(),
            "broken",
            routes.broken().stream().limit(20).map(RouteProblem::toString).toList()));
  }
}
