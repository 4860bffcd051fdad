package io.gosight.app;

import com.clickhouse.client.api.Client;
import com.zaxxer.hikari.HikariDataSource;
import io.gosight.common.OperatorException;
import io.gosight.fanout.Spool;
import io.gosight.host.CacheDirectory;
import io.gosight.host.Plugins;
import io.gosight.http.HubHttpServer;
import io.gosight.http.ManagementServer;
import io.gosight.insight.DetectorBreaker;
import io.gosight.settings.Settings;
import io.gosight.storage.ClickHouseMigrations;
import io.gosight.storage.ClickHouseStorage;
import io.gosight.storage.KafkaTopics;
import io.gosight.storage.Postgres;
import io.gosight.storage.RedisClient;
import io.gosight.storage.S3Storage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** One running hub: its clients, beans, routes and servers. */
public final class Hub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
  private static final int HTTP_WORKERS = 256;
  private static final int STOP_SECONDS = 20;

  private final Home home;
  private final DataFolder data;
  private final Settings settings;
  private final Roles roles;
  private final Plugins plugins;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private Hub(Home home, DataFolder data, Settings settings, Roles roles, Plugins plugins) {
    this.home = home;
    this.data = data;
    this.settings = settings;
    this.roles = roles;
    this.plugins = plugins;
  }

  /** Starts a hub on engines that answer; gives the project to try it with, if PostgreSQL does. */
  public static Hub start(
      Home home, DataFolder data, Settings settings, Roles roles, Plugins plugins) {
    Hub hub = new Hub(home, data, settings, roles, plugins);
    try {
      hub.start();
      return hub;
    } catch (Exception e) {
      hub.close();
      throw e instanceof OperatorException known
          ? known
          : new OperatorException("The hub can't start: " + e.getMessage(), e);
    }
  }

  private FirstProject project;

  private void start() throws Exception {
    // Loading their clients takes a while, in which the rest can begin.
    CompletableFuture<StringRedisTemplate> redis =
        CompletableFuture.supplyAsync(() -> RedisClient.open(settings));
    CompletableFuture<Client> clickHouse =
        CompletableFuture.supplyAsync(() -> ClickHouseStorage.writer(settings));
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions().setWorkerPoolSize(HTTP_WORKERS).setPreferNativeTransport(true));
    open.push(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
    DetectorBreaker breaker = InsightBeans.breaker(settings, Clock.systemUTC(), meters);
    keep(
        ManagementServer.start(
            vertx,
            settings.text("gosight.management.host"),
            settings.number("gosight.management.port"),
            meters,
            breaker::cutOff));
    HikariDataSource postgres = keep(Postgres.open(settings));
    Client writer = keep(result(clickHouse));
    prepareStores(postgres, writer);

    Main main = new Main();
    main.setDefaultPropertyPlaceholderLocation("false");
    Properties properties = new Properties();
    properties.putAll(settings.all());
    main.setOverrideProperties(properties);
    main.configure()
        .withName("gosight")
        .withRoutesIncludePattern(
            roles.routeFolders().stream()
                .map(folder -> "file:" + home.routes() + "/" + folder + "/*.camel.yaml")
                .collect(Collectors.joining(",")))
        .withShutdownTimeout(STOP_SECONDS)
        .withShutdownLogInflightExchangesOnTimeout(false)
        .withStreamCachingEnabled(false)
        .withUseMdcLogging(false)
        .withStartupRecorder("off");
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void beforeConfigure(BaseMainSupport support) {
            bind(support, postgres, result(redis), writer, meters, breaker);
          }

          @Override
          public void afterConfigure(BaseMainSupport support) {
            try {
              support
                  .getCamelContext()
                  .addService(new HubHttpServer(vertx, settings, home.www()), true, true);
            } catch (Exception e) {
              throw e instanceof OperatorException known
                  ? known
                  : new OperatorException("The HTTP server can't start: " + e.getMessage(), e);
            }
          }
        });
    open.push(main::stop);
    main.start();
  }

  private static <T> T result(CompletableFuture<T> client) {
    try {
      return client.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void prepareStores(HikariDataSource postgres, Client writer) {
    if (roles.event() || roles.insight() || roles.alert() || roles.api()) {
      Postgres.migrate(postgres, home.config().resolve("postgres"));
      new ClickHouseMigrations(writer).run(home.config().resolve("clickhouse"));
    }
    if (roles.ingest() && roles.api()) {
      project = FirstProject.ensure(postgres);
    }
    if (roles.event() || roles.insight() || roles.alert()) {
      new KafkaTopics(settings).create();
    }
  }

  private void bind(
      BaseMainSupport main,
      HikariDataSource postgres,
      StringRedisTemplate redis,
      Client writer,
      PrometheusMeterRegistry meters,
      DetectorBreaker breaker) {
    var camel = main.getCamelContext();
    HubBeans beans = new HubBeans(settings, Clock.systemUTC(), meters, camel.getRegistry());
    String node =
        settings.has("gosight.node") ? settings.text("gosight.node") : data.constant("node");
    beans.bindShared(postgres, redis);
    beans.bindStore(writer, node);
    Spool spool = roles.ingest() ? openSpool(meters) : null;
    if (roles.ingest()) {
      String secret =
          settings.has("gosight.ingest.visitor-secret")
              ? settings.text("gosight.ingest.visitor-secret")
              : data.constant("visitor-secret");
      beans.bindIngest(camel, spool, GeoDatabases.open(settings, cache()), secret);
    }
    if (roles.event()) {
      camel.getRegistry().bind("s3", keep(S3Storage.open(settings)));
    }
    if (roles.insight()) {
      beans.bindInsight(plugins, writer, redis, node, breaker);
    }
    if (roles.alert()) {
      beans.bindAlert(plugins, postgres, keep(ClickHouseStorage.reader(settings)));
    }
    if (roles.api()) {
      beans.bindApi(postgres, keep(ClickHouseStorage.reader(settings)), plugins);
    }
    beans.bindOperate(spool, project == null ? "" : project.writeKey());
  }

  private Spool openSpool(PrometheusMeterRegistry meters) {
    try {
      return keep(Spool.open(data.spool(), settings.number("gosight.spool.max-bytes"), meters));
    } catch (IOException e) {
      throw new OperatorException("The spool in " + data.spool() + " can't be opened.", e);
    }
  }

  private static Path cache() {
    return CacheDirectory.of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  private <T extends AutoCloseable> T keep(T resource) {
    open.push(resource);
    return resource;
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
        LOG.warn("Something could not be closed cleanly.", e);
      }
    }
  }
}
