package io.gosight.api;

import com.clickhouse.client.api.Client;
import com.zaxxer.hikari.HikariDataSource;
import io.gosight.api.query.ClickHouseSource;
import io.gosight.engine.clickhouse.ClickHouseEngineFactory;
import io.gosight.engine.postgres.PostgresEngineFactory;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.testing.TrialEngineContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.postgresql.ds.PGSimpleDataSource;

/** The real ClickHouse engine and PostgreSQL with the hub's tables, once for all tests. */
final class Stores implements AutoCloseable {
  private final List<Engine> engines = new ArrayList<>();
  private final Map<String, String> properties = new HashMap<>();
  private final PGSimpleDataSource postgres = new PGSimpleDataSource();
  private final Client owner;

  private Stores() throws Exception {
    Path folder = Files.createTempDirectory("gosight-api-it");
    start(new PostgresEngineFactory(), folder.resolve("postgres"));
    start(new ClickHouseEngineFactory(), folder.resolve("clickhouse"));
    postgres.setUrl(properties.get("gosight.postgres.url"));
    postgres.setUser(properties.get("gosight.postgres.user"));
    postgres.setPassword(properties.get("gosight.postgres.password"));
    owner =
        new Client.Builder()
            .addEndpoint(properties.get("gosight.clickhouse.url"))
            .setDefaultDatabase(properties.get("gosight.clickhouse.database"))
            .setUsername(properties.get("gosight.clickhouse.user"))
            .setPassword(properties.get("gosight.clickhouse.password"))
            .build();
    for (String sql : statements("../config/clickhouse")) {
      clickhouse(sql);
    }
    for (String sql : statements("../config/postgres")) {
      postgres(sql);
    }
  }

  DataSource postgres() {
    return postgres;
  }

  /** Connections of the user that can only read. */
  HikariDataSource reader() {
    return ClickHouseSource.reader(
        properties.get("gosight.clickhouse.url"),
        properties.get("gosight.clickhouse.database"),
        properties.get("gosight.clickhouse.reader.user"),
        properties.get("gosight.clickhouse.reader.password"));
  }

  /** A client of the user that can write; closed with the stores. */
  Client writer() {
    return owner;
  }

  void clickhouse(String sql) throws Exception {
    owner.query(sql).get().close();
  }

  /** The number that a query gives. */
  long count(String sql) throws Exception {
    return owner.queryAll(sql).get(0).getLong(1);
  }

  void postgres(String sql) throws Exception {
    try (Connection connection = postgres.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws Exception {
    owner.close();
    for (Engine engine : engines) {
      engine.close();
    }
  }

  private void start(EngineFactory factory, Path folder) throws Exception {
    Engine engine =
        factory.create(factory.configuration().resolve(Map.of()), new TrialEngineContext(folder));
    engines.add(engine);
    properties.putAll(engine.start());
  }

  /** The number in names such as V35__users.sql and 001_events.sql. */
  private static int version(Path file) {
    return Integer.parseInt(file.getFileName().toString().replaceAll("^V?([0-9]+)_.*", "$1"));
  }

  private static List<String> statements(String folder) throws IOException {
    List<String> statements = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      for (Path file :
          files
              .filter(path -> path.toString().endsWith(".sql"))
              .sorted(Comparator.comparing(Stores::version))
              .toList()) {
        String text = Files.readString(file).replaceAll("(?m)^\\s*--.*$", "");
        Stream.of(text.split(";")).filter(sql -> !sql.isBlank()).forEach(statements::add);
      }
    }
    return statements;
  }

  /** Gives tests the stores, started at the first one's asking. */
  static final class Lent implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Stores.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(Stores.class, key -> open(), Stores.class);
    }

    private static Stores open() {
      try {
        return new Stores();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
