package io.gosight.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The settings of projects in PostgreSQL. Safe for use by many threads. */
public final class PostgresChoices implements StoredChoices {
  private static final String FILE = "/sql/project/counting-choices.sql";

  private final JdbcClient postgres;
  private final String sql;

  /** Settings in the database of the migrations in {@code config/postgres}. */
  public PostgresChoices(DataSource postgres) {
    this.postgres = JdbcClient.create(postgres);
    try (InputStream in = PostgresChoices.class.getResourceAsStream(FILE)) {
      this.sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> read(int most) {
    Map<String, String> settings = new HashMap<>();
    RowCallbackHandler each =
        row -> settings.put(row.getString("project_id"), row.getString("settings"));
    postgres.sql(sql).param("most", most).query(each);
    return settings;
  }
}
