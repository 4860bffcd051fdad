package io.gosight.app;

import io.gosight.api.identity.FirstOwner;
import io.gosight.common.JavaLogging;
import io.gosight.common.OperatorException;
import io.gosight.connections.ConnectionLimits;
import io.gosight.connections.ConnectionSettings;
import io.gosight.console.ConsoleServer;
import io.gosight.console.ConsoleSettings;
import io.gosight.host.Plugins;
import io.gosight.http.HttpSettings;
import io.gosight.http.HubHttpServer;
import io.gosight.http.ManagementServer;
import io.gosight.http.ManagementSettings;
import io.gosight.ingest.IngestSettings;
import io.gosight.ingest.TrustedProxies;
import io.gosight.operate.HealthReport;
import io.gosight.operate.MetricCatalog;
import io.gosight.settings.Settings;
import io.gosight.stage.DiskPressure;
import io.gosight.stage.EngineReport;
import io.gosight.stage.HealthChecks;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.Lifecycle;
import io.gosight.stage.Mode;
import io.gosight.stage.Role;
import io.gosight.stage.Roles;
import io.gosight.stage.StopDeadline;
import io.gosight.threads.HubThreads;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running hub: its clients, stages, routes and servers. */
public final class Hub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
  private static final int HTTP_WORKERS = 256;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
  private static final long SWEEP_MS = 500;

  private final Home home;
  private final DataFolder data;
  private final Settings settings;
  private final Plugins plugins;
  private final Roles roles;
  private final Stages stages;
  private final HubRoutes routes;
  private final Migrator migrator;
  private final Supplier<Map<String, EngineReport>> engines;
  private final HubThreads threads;
  private final Lifecycle lifecycle = new Lifecycle(Clock.systemUTC());
  private final DiskPressure diskPressure = new DiskPressure();
  private final HealthChecks health = new HealthChecks();
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private FirstProject project;
  private FirstOwner owner;
  private ConsoleLogin console;

  private Hub(
      Home home,
      DataFolder data,
      Settings settings,
      Plugins plugins,
      Supplier<Map<String, EngineReport>> engines,
      HubRoutes routes,
      HubThreads threads) {
    HubSettings own = settings.read(HubSettings.class);
    Mode mode = Mode.parse(own.mode());
    this.home = home;
    this.data = data;
    this.settings = settings;
    this.plugins = plugins;
    this.engines = engines;
    this.routes = routes;
    this.threads = threads;
    this.roles = Roles.parse(own.roles());
    this.stages = Stages.shipped().of(roles, mode);
    this.migrator = new Migrator(home.config(), settings, Stages.shipped().of(mode));
  }

  /**
   * Starts a hub with these routes, on engines that answer. If Camel can't start a route of the
   * operator's, the hub starts without its file and says so in its health.
   *
   * @param engines asks the engines of this process; returns within little more than a second
   * @param threads starts the hub's threads
   * @throws OperatorException if it can't start; nothing is left running
   */
  public static Hub start(
      Home home,
      DataFolder data,
      Settings settings,
      Plugins plugins,
      Supplier<Map<String, EngineReport>> engines,
      HubRoutes routes,
      HubThreads threads) {
    Hub hub = new Hub(home, data, settings, plugins, engines, routes, threads);
    try {
      JavaLogging.bridge();
      hub.start();
      return hub;
    } catch (Exception e) {
      hub.close();
      if (routes.isToBlame(e)) {
        return start(home, data, settings, plugins, engines, routes.withoutBlamed(e), threads);
      }
      throw e instanceof OperatorException known
          ? known
          : new OperatorException("The hub can't start: " + e.getMessage(), e);
    }
  }

  private void start() throws Exception {
    data.protectAll();
    meters.config().meterFilter(MetricCatalog.load().filter());
    Stores stores = new Stores(settings);
    open.push(stores);
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions().setWorkerPoolSize(HTTP_WORKERS).setPreferNativeTransport(true));
    open.push(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
    ConnectionLimits connections = connectionLimits(vertx);
    open.push(
        ManagementServer.start(
            vertx,
            settings.read(ManagementSettings.class),
            meters,
            new HealthReport(health, lifecycle)::full,
            lifecycle,
            connections));
    // An ingest node must start while PostgreSQL and ClickHouse are unavailable.
    if (!roles.roles().equals(Set.of(Role.INGEST))) {
      migrator.run(stores);
    }
    routes.createTopics(settings);
    Main main = camelMain();
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void beforeConfigure(BaseMainSupport support) {
            bind(support.getCamelContext(), stores, connections);
          }

          @Override
          public void afterConfigure(BaseMainSupport support) {
            serveHttp(support.getCamelContext(), vertx, connections);
          }
        });
    open.push(() -> stop(main));
    main.start();
    lifecycle.serve();
    project = main.getCamelContext().getRegistry().findSingleByType(FirstProject.class);
    OwnerBootstrap bootstrap =
        main.getCamelContext().getRegistry().findSingleByType(OwnerBootstrap.class);
    owner = bootstrap == null ? null : bootstrap.ensure().orElse(null);
    serveConsole(vertx, connections);
    routes.run(main.getCamelContext(), settings, health, threads, open);
  }

  private Main camelMain() {
    Main main = new Main();
    main.setDefaultPropertyPlaceholderLocation("false");
    Properties properties = new Properties();
    properties.putAll(settings.all());
    main.setOverrideProperties(properties);
    main.configure()
        .withName("gosight")
        .withRoutesIncludePattern(
            routes.files().stream().map(file -> "file:" + file).collect(Collectors.joining(",")))
        .withShutdownTimeout((int) LONGEST_STOP.toSeconds())
        .withShutdownLogInflightExchangesOnTimeout(false)
        .withStreamCachingEnabled(false)
        .withUseMdcLogging(false)
        .withStartupRecorder("off");
    return main;
  }

  private ConnectionLimits connectionLimits(Vertx vertx) {
    ConnectionLimits limits =
        new ConnectionLimits(
            settings.read(ConnectionSettings.class),
            new TrustedProxies(settings.read(HttpSettings.class).trustedProxies())::isTrusted,
            meters,
            System::nanoTime);
    vertx.setPeriodic(SWEEP_MS, timer -> limits.sweep());
    return limits;
  }

  private void bind(CamelContext camel, Stores stores, ConnectionLimits connections) {
    new HubContext(
            settings,
            roles,
            Clock.systemUTC(),
            meters,
            camel,
            plugins,
            data,
            stores,
            health,
            lifecycle,
            diskPressure,
            connections,
            threads,
            engines,
            open)
        .bind(stages);
  }

  private void serveHttp(CamelContext camel, Vertx vertx, ConnectionLimits connections) {
    try {
      camel.addService(
          new HubHttpServer(
              vertx,
              settings.read(HttpSettings.class),
              settings.read(IngestSettings.class).maxBatchBytes(),
              home.www(),
              lifecycle,
              connections),
          true,
          true);
    } catch (Exception e) {
      throw e instanceof OperatorException known
          ? known
          : new OperatorException("The HTTP server can't start: " + e.getMessage(), e);
    }
  }

  /** A console that can't be served must not keep the hub from its work. */
  private void serveConsole(Vertx vertx, ConnectionLimits connections) {
    ConsoleSettings own = settings.read(ConsoleSettings.class);
    if (!own.enabled()) {
      return;
    }
    String password = own.password().isEmpty() ? data.constant("hawtio-password") : own.password();
    try {
      ConsoleServer server = ConsoleServer.start(vertx, own, password, home.hawtio(), connections);
      open.push(server);
      console = new ConsoleLogin(own.host(), server.port(), own.user(), password);
    } catch (OperatorException e) {
      LOG.warn("{}", e.getMessage());
      HealthStatus off =
          new HealthStatus(HealthStatus.Level.DEGRADED, "off", Map.of("reason", e.getMessage()));
      health.add("hawtio", () -> off);
    }
  }

  /** How Hawtio is opened; empty if it is not served. */
  public Optional<ConsoleLogin> console() {
    return Optional.ofNullable(console);
  }

  /** The project to try the hub with; null if this process has not all the roles for that. */
  public FirstProject project() {
    return project;
  }

  /** The first user with a one-time password; null once someone has signed in. */
  public FirstOwner owner() {
    return owner;
  }

  /**
   * Asks load balancers to send traffic elsewhere, for {@code gosight.http.drain-seconds}, before
   * the hub is stopped.
   */
  public void drain() {
    if (!lifecycle.serves()) {
      return;
    }
    lifecycle.drain();
    try {
      TimeUnit.MILLISECONDS.sleep(settings.read(HttpSettings.class).drain().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops within 20 seconds. */
  @Override
  public void close() {
    stop(StopDeadline.in(LONGEST_STOP));
  }

  /** Stops: refuses new requests, finishes those under way and closes everything. */
  public void stop(StopDeadline deadline) {
    lifecycle.stop(deadline);
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("A resource could not be closed.", e);
      }
    }
  }

  /** Routes get a part of the time that is left; what does not end in that is ended. */
  private void stop(Main main) {
    CamelContext camel = main.getCamelContext();
    if (camel != null) {
      long share = lifecycle.limit(LONGEST_STOP).multipliedBy(2).dividedBy(3).toMillis();
      camel.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
      camel.getShutdownStrategy().setTimeout(Math.max(share, 1));
    }
    main.stop();
  }
}
