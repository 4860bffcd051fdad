package io.gosight.app;

import io.gosight.common.JavaLogging;
import io.gosight.common.OperatorException;
import io.gosight.host.Plugins;
import io.gosight.http.HttpSettings;
import io.gosight.http.HubHttpServer;
import io.gosight.http.ManagementServer;
import io.gosight.http.ManagementSettings;
import io.gosight.ingest.IngestSettings;
import io.gosight.operate.ManagementHealth;
import io.gosight.settings.Settings;
import io.gosight.stage.HealthChecks;
import io.gosight.stage.Mode;
import io.gosight.stage.Role;
import io.gosight.stage.Roles;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.Set;
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
  private static final int STOP_SECONDS = 20;

  private final Home home;
  private final DataFolder data;
  private final Settings settings;
  private final Plugins plugins;
  private final Roles roles;
  private final Stages stages;
  private final Migrator migrator;
  private final HealthChecks health = new HealthChecks();
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private FirstProject project;

  private Hub(Home home, DataFolder data, Settings settings, Plugins plugins) {
    HubSettings own = settings.read(HubSettings.class);
    Mode mode = Mode.parse(own.mode());
    this.home = home;
    this.data = data;
    this.settings = settings;
    this.plugins = plugins;
    this.roles = Roles.parse(own.roles());
    this.stages = Stages.shipped().of(roles, mode);
    this.migrator = new Migrator(home.config(), settings, Stages.shipped().of(mode));
  }

  /**
   * Starts a hub on engines that answer.
   *
   * @throws OperatorException if it can't start; nothing is left running
   */
  public static Hub start(Home home, DataFolder data, Settings settings, Plugins plugins) {
    Hub hub = new Hub(home, data, settings, plugins);
    try {
      JavaLogging.bridge();
      hub.start();
      return hub;
    } catch (Exception e) {
      hub.close();
      throw e instanceof OperatorException known
          ? known
          : new OperatorException("The hub can't start: " + e.getMessage(), e);
    }
  }

  private void start() throws Exception {
    Stores stores = new Stores(settings);
    open.push(stores);
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions().setWorkerPoolSize(HTTP_WORKERS).setPreferNativeTransport(true));
    open.push(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
    open.push(
        ManagementServer.start(
            vertx,
            settings.read(ManagementSettings.class),
            meters,
            () -> ManagementHealth.json(health.status())));
    // An ingest node must start while PostgreSQL and ClickHouse are unavailable.
    if (!roles.roles().equals(Set.of(Role.INGEST))) {
      migrator.run(stores);
    }
    Main main = camelMain();
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void beforeConfigure(BaseMainSupport support) {
            bind(support.getCamelContext(), stores);
          }

          @Override
          public void afterConfigure(BaseMainSupport support) {
            serveHttp(support.getCamelContext(), vertx);
          }
        });
    open.push(main::stop);
    main.start();
    project = main.getCamelContext().getRegistry().findSingleByType(FirstProject.class);
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
            stages.routeFolders().stream()
                .map(folder -> "file:" + home.routes() + "/" + folder + "/*.camel.yaml")
                .collect(Collectors.joining(",")))
        .withShutdownTimeout(STOP_SECONDS)
        .withShutdownLogInflightExchangesOnTimeout(false)
        .withStreamCachingEnabled(false)
        .withUseMdcLogging(false)
        .withStartupRecorder("off");
    return main;
  }

  private void bind(CamelContext camel, Stores stores) {
    new HubContext(
            settings, roles, Clock.systemUTC(), meters, camel, plugins, data, stores, health, open)
        .bind(stages);
  }

  private void serveHttp(CamelContext camel, Vertx vertx) {
    try {
      camel.addService(
          new HubHttpServer(
              vertx,
              settings.read(HttpSettings.class),
              settings.read(IngestSettings.class).maxBatchBytes(),
              home.www()),
          true,
          true);
    } catch (Exception e) {
      throw e instanceof OperatorException known
          ? known
          : new OperatorException("The HTTP server can't start: " + e.getMessage(), e);
    }
  }

  /** The project to try the hub with; null if this process has not all the roles for that. */
  public FirstProject project() {
    return project;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("A resource could not be closed.", e);
      }
    }
  }
}
