package io.gosight.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.gosight.common.OperatorException;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Opens PostgreSQL and brings its schema up to date. */
public final class Postgres {
  private static final int POOL_SIZE = 8;
  private static final long TIMEOUT_MS = 3_000;

  private Postgres() {}

  /** A pool of connections; nothing is connected yet. */
  public static HikariDataSource open(PostgresSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("postgres");
    // An engine plugin may have met JDBC first, in its own class loader.
    config.setDriverClassName("org.postgresql.Driver");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(POOL_SIZE);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(TIMEOUT_MS);
    config.addDataSourceProperty("socketTimeout", "10");
    if (!settings.sslMode().isEmpty()) {
      config.addDataSourceProperty("sslmode", settings.sslMode());
    }
    if (!settings.caFile().isEmpty()) {
      config.addDataSourceProperty("sslrootcert", settings.caFile());
    }
    if (settings.pooler()) {
      config.addDataSourceProperty("prepareThreshold", "0");
    }
    // The hub starts without PostgreSQL too; known keys come from the caches.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  public static void migrate(HikariDataSource postgres, Path scripts) {
    try {
      Flyway.configure().dataSource(postgres).locations("filesystem:" + scripts).load().migrate();
    } catch (FlywayException e) {
      throw new OperatorException(
          "PostgreSQL's schema can't be brought up to date: " + firstLine(e.getMessage()), e);
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
