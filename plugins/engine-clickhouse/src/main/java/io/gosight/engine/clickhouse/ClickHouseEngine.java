package io.gosight.engine.clickhouse;

import io.gosight.engine.clickhouse.http.Credentials;
import io.gosight.engine.clickhouse.http.HttpFront;
import io.gosight.engine.clickhouse.library.ChdbLibrary;
import io.gosight.engine.clickhouse.library.ChdbServer;
import io.gosight.engine.clickhouse.library.ChdbSession;
import io.gosight.engine.clickhouse.library.EngineLimits;
import io.gosight.engine.clickhouse.library.ServerFacts;
import io.gosight.engine.clickhouse.sql.ClickHouseException;
import io.gosight.engine.clickhouse.sql.ErrorCode;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineContext;
import io.gosight.spi.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine and its HTTP interface, started and stopped together. */
final class ClickHouseEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(ClickHouseEngine.class);
  private static final String DATABASE = "gosight";
  private static final Duration HEALTH_WAIT = Duration.ofMillis(500);

  private final EngineLimits limits;
  private final EngineContext context;
  private volatile ChdbServer server;
  private HttpFront front;

  ClickHouseEngine(EngineLimits limits, EngineContext context) {
    this.limits = limits;
    this.context = context;
  }

  @Override
  public Map<String, String> start() throws Exception {
    Credentials credentials = Credentials.of(context.password());
    server = ChdbServer.open(library(), context.dataDirectory(), limits);
    try {
      ServerFacts facts = ServerFacts.prepare(server, DATABASE);
      front = HttpFront.start(server, facts, credentials, limits);
    } catch (Exception e) {
      close();
      throw e;
    }
    return Map.of(
        "gosight.clickhouse.url",
        front.url(),
        "gosight.clickhouse.user",
        Credentials.OWNER,
        "gosight.clickhouse.password",
        credentials.ownerPassword(),
        "gosight.clickhouse.reader.user",
        Credentials.READER,
        "gosight.clickhouse.reader.password",
        credentials.readerPassword(),
        "gosight.clickhouse.database",
        DATABASE);
  }

  private Path library() throws IOException {
    if (limits.libraryFile().isEmpty()) {
      return ChdbLibrary.ensure(context.cacheDirectory(), LOG::info);
    }
    Path file = Path.of(limits.libraryFile());
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "Configuration key 'library-file': there is no file "
              + file
              + "; name a libchdb, or leave the key empty to have it fetched.");
    }
    return file;
  }

  @Override
  public Health health() {
    ChdbServer running = server;
    if (running == null) {
      return Health.down("The engine is not running.");
    }
    try (ChdbSession session = running.session(Map.of(), HEALTH_WAIT)) {
      session.execute("SELECT 1");
      return Health.up("The engine answers.");
    } catch (ClickHouseException e) {
      return e.code() == ErrorCode.TOO_MANY_SIMULTANEOUS_QUERIES.number()
          ? Health.up("The engine is busy: statements wait their turn.")
          : Health.down(e.getMessage());
    }
  }

  @Override
  public void close() throws Exception {
    ChdbServer running = server;
    server = null;
    try {
      if (running != null) {
        running.close();
      }
    } finally {
      if (front != null) {
        front.close();
      }
    }
  }
}
