package io.gosight.engine.postgres;

import io.gosight.spi.Engine;
import io.gosight.spi.EngineContext;
import io.gosight.spi.Health;
import io.gosight.spi.LeftBehind;
import io.gosight.spi.LoopbackPort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL as a child process, its cluster under the data folder. */
final class PostgresEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresEngine.class);
  private static final Duration ORPHAN_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration STARTUP = Duration.ofMinutes(2);

  private final PostgresConfig config;
  private final EngineContext context;
  private volatile EmbeddedPostgres server;
  private volatile HubDatabase database;

  PostgresEngine(PostgresConfig config, EngineContext context) {
    this.config = config;
    this.context = context;
  }

  @Override
  public Map<String, String> start() throws Exception {
    Cluster cluster = cluster();
    int orphans = LeftBehind.end("initdb", cluster.folder(), ORPHAN_TIMEOUT);
    orphans += LeftBehind.end("postgres", cluster.folder(), ORPHAN_TIMEOUT);
    if (orphans > 0) {
      LOG.info("Ended a PostgreSQL server that an earlier hub had left behind.");
    }
    if (!cluster.hasServer()) {
      cluster.unlock();
    }
    cluster.discardUnfinished();
    int port = LoopbackPort.choose(context.dataDirectory(), "client", config.port());
    server = open(cluster, port);
    database = new HubDatabase(port, context.password());
    if (!cluster.isFinished()) {
      database.create();
      cluster.finish();
    }
    return Map.of(
        "gosight.postgres.url", database.url(),
        "gosight.postgres.user", HubDatabase.NAME,
        "gosight.postgres.password", context.password());
  }

  private Cluster cluster() {
    return new Cluster(context.dataDirectory().toAbsolutePath(), context.password());
  }

  private EmbeddedPostgres open(Cluster cluster, int port) throws IOException {
    Path log = context.dataDirectory().resolve("postgres.log");
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(cluster.folder())
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(context.cacheDirectory().resolve("postgres").toFile())
            // the hub stops its engines in order, after it has finished with them
            .setRegisterShutdownHook(false)
            .setPort(port)
            .setPGStartupWait(STARTUP)
            .setConnectConfig("password", context.password())
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
    config.server().forEach(builder::setServerConfig);
    try (InitialOptions options = cluster.initialOptions()) {
      options.values().forEach(builder::setLocaleConfig);
      return builder.start();
    } catch (IOException | IllegalStateException e) {
      throw new IOException("PostgreSQL did not start (" + e.getMessage() + "); see " + log, e);
    }
  }

  @Override
  public Health health() {
    EmbeddedPostgres running = server;
    if (running == null || database == null) {
      return Health.down("The PostgreSQL process is not running.");
    }
    return database.health();
  }

  @Override
  public boolean isLost() {
    try {
      return !cluster().hasServer();
    } catch (IOException e) {
      LOG.debug("The number of PostgreSQL's process can't be read.", e);
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    EmbeddedPostgres running = server;
    server = null;
    if (running != null) {
      running.close();
      // the library only logs it when the server does not stop
      LeftBehind.end("postgres", context.dataDirectory().toAbsolutePath(), ORPHAN_TIMEOUT);
    }
  }
}
