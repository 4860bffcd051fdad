package io.gosight.app;

import io.gosight.common.OperatorException;
import io.gosight.routing.EffectiveRoutes;
import io.gosight.routing.LocalRouteSettings;
import io.gosight.routing.LocalTopics;
import io.gosight.routing.RouteFlow;
import io.gosight.routing.RouteProblem;
import io.gosight.routing.RouteReload;
import io.gosight.routing.RouteSet;
import io.gosight.routing.RouteSource;
import io.gosight.settings.Settings;
import io.gosight.stage.HealthChecks;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.Mode;
import io.gosight.stage.Roles;
import io.gosight.stage.Topic;
import io.gosight.storage.KafkaSettings;
import io.gosight.storage.KafkaTopics;
import io.gosight.threads.HubThreads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
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

  /** The same with another file or folder, or with all of the operator's if it is among them. */
  public static RouteSet readWith(Home home, DataFolder data, Settings settings, Path file) {
    if (!Files.exists(file)) {
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
    RouteSet routes =
        RouteSet.load(folders(home, running), folders(home, Stages.shipped()), local, properties);
    String configured = settings.read(LocalRouteSettings.class).local();
    return configured.isEmpty() || Files.exists(Path.of(configured))
        ? routes
        : routes.without(List.of(missing(Path.of(configured))));
  }

  private static RouteProblem missing(Path folder) {
    return new RouteProblem(
        folder.toAbsolutePath(),
        1,
        1,
        "There is no such folder, which gosight.routes.local names.",
        "Make it, or correct the setting.");
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

  /**
   * Creates the topics that local routes name, if a broker runs in this process. A topic that Kafka
   * refuses is logged: a route of the operator's never takes the hub down.
   */
  void createTopics(Settings settings) {
    if (isKafkaEmbedded(settings)) {
      createTopics(settings, LocalTopics.of(routes, settings.all()));
    }
  }

  private static void createTopics(Settings settings, Set<String> names) {
    KafkaTopics topics = new KafkaTopics(settings.read(KafkaSettings.class));
    for (String name : names) {
      try {
        topics.create(List.of(new Topic(name, PARTITIONS, RETENTION)));
      } catch (OperatorException e) {
        LOG.warn("The topic {} of a route of your own can't be made: {}", name, e.getMessage());
      }
    }
  }

  /** Whether a broker runs in this process, on which the hub may make topics. */
  private static boolean isKafkaEmbedded(Settings settings) {
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

  /** The same without the local files that the failure names; without all if it names none. */
  HubRoutes withoutBlamed(Exception failure) {
    List<RouteProblem> named =
        routes.local().stream()
            .flatMap(source -> source.flows().stream().map(flow -> blame(source, flow, failure)))
            .flatMap(Optional::stream)
            .toList();
    List<RouteProblem> blamed = named.isEmpty() ? blameAll(failure) : named;
    blamed.forEach(problem -> LOG.warn("This route file stays out: {}", problem));
    return new HubRoutes(routes.without(blamed), home, data);
  }

  private static Optional<RouteProblem> blame(
      RouteSource source, RouteFlow flow, Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean named =
          (cause instanceof FailedToCreateRouteException made
                  && flow.id().equals(made.getRouteId()))
              || (cause instanceof FailedToStartRouteException started
                  && flow.id().equals(started.getRouteId()))
              || String.valueOf(cause.getMessage()).contains(source.file().toString());
      if (named) {
        return Optional.of(
            new RouteProblem(
                source.file(),
                flow.firstLine(),
                1,
                "Camel can't start the route " + flow.id() + ": " + root(failure) + ".",
                "Correct it and restart the hub."));
      }
    }
    return Optional.empty();
  }

  private List<RouteProblem> blameAll(Exception failure) {
    return routes.local().stream()
        .map(
            source ->
                new RouteProblem(
                    source.file(),
                    1,
                    1,
                    "Camel can't start with your routes: " + root(failure) + ".",
                    "Move them away one by one to find which, and restart the hub."))
        .toList();
  }

  private static String root(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String text = deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    return text.replaceFirst("\\.$", "");
  }

  /** Shows local routes in the health, and reloads them if that is wanted. */
  void run(
      CamelContext camel,
      Settings settings,
      HealthChecks health,
      HubThreads threads,
      Deque<AutoCloseable> open) {
    Set<String> topics = LocalTopics.of(routes, settings.all());
    RouteReload reload = new RouteReload(camel, routes, () -> readAgain(settings, topics));
    camel.getRegistry().bind("runningRoutes", reload);
    health.add("local_routes", () -> health(reload.routes()));
    if (settings.read(LocalRouteSettings.class).watch()) {
      Path folder = settings.read(LocalRouteSettings.class).folder(data.path());
      open.push(reload.start(threads, folder));
    }
  }

  /** What the files say now; new topics are there before a route writes to them. */
  private RouteSet readAgain(Settings settings, Set<String> topics) {
    RouteSet next = read(home, data, settings);
    RouteLoggers.enable(next);
    Set<String> added = LocalTopics.of(next, settings.all());
    added.removeAll(topics);
    if (!added.isEmpty() && isKafkaEmbedded(settings)) {
      createTopics(settings, added);
    }
    topics.addAll(added);
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
            "reason",
            routes.broken().get(0).toString(),
            "files",
            routes.local().size(),
            "broken",
            routes.broken().stream().limit(20).map(RouteProblem::toString).toList()));
  }
}
