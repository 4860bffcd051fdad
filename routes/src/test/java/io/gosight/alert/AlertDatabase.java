package io.gosight.alert;

import io.gosight.engine.postgres.PostgresEngineFactory;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.testing.TrialEngineContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.postgresql.ds.PGSimpleDataSource;

/** The real PostgreSQL with the hub's tables, once for all tests. */
final class AlertDatabase implements AutoCloseable {
  private final Engine engine;
  private final PGSimpleDataSource postgres = new PGSimpleDataSource();

  private AlertDatabase() throws Exception {
    EngineFactory factory = new PostgresEngineFactory();
    Path folder = Files.createTempDirectory("gosight-alert-it");
    engine =
        factory.create(factory.configuration().resolve(Map.of()), new TrialEngineContext(folder));
    Map<String, String> properties = engine.start();
    postgres.setUrl(properties.get("gosight.postgres.url"));
    postgres.setUser(properties.get("gosight.postgres.user"));
    postgres.setPassword(properties.get("gosight.postgres.password"));
    Flyway.configure()
        .dataSource(postgres)
        .locations("filesystem:../config/postgres")
        .load()
        .migrate();
  }

  DataSource postgres() {
    return postgres;
  }

  @Override
  public void close() throws Exception {
    engine.close();
  }

  /** Gives tests the database, started at the first one's asking. */
  static final class Lent implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == AlertDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(AlertDatabase.class, key -> open(), AlertDatabase.class);
    }

    private static AlertDatabase open() {
      try {
        return new AlertDatabase();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
