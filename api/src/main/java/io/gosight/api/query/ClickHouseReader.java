package io.gosight.api.query;

import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.jdbc.StatementImpl;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Executes queries on ClickHouse by its JDBC driver, read-only and within limits. The project is
 * bound here from its scope as a server-side parameter, so that no query can reach another
 * project's data. Safe for use by many threads.
 */
public final class ClickHouseReader implements EventReader {
  private static final Duration WAIT_FOR_PERMIT = Duration.ofSeconds(1);

  /** Added to the execution limit for the client, so that ClickHouse can report its own timeout. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final DataSource source;
  private final ReadLimits limits;
  private final Semaphore permits;

  /**
   * A reader.
   *
   * @param source connections, best of a user that can only read; closed by its creator
   */
  public ClickHouseReader(DataSource source, ReadLimits limits) {
    this.source = source;
    this.limits = limits;
    this.permits = new Semaphore(limits.atOnce(), true);
  }

  @Override
  public <T> void stream(
      ProjectScope project, Query<T> query, QueryArguments arguments, Consumer<T> each) {
    try {
      if (!permits.tryAcquire(WAIT_FOR_PERMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ApiException(
            ApiErrorCode.STORAGE_UNAVAILABLE, "Too much is asked at once; try again soon.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReadFailure.unavailable(e);
    }
    try {
      run(project, query.with(arguments.fragments()), arguments, each);
    } finally {
      permits.release();
    }
  }

  private <T> void run(
      ProjectScope project, Query<T> query, QueryArguments arguments, Consumer<T> each) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      StatementImpl clickhouse = statement.unwrap(StatementImpl.class);
      bind(clickhouse.getLocalSettings(), project, arguments);
      read(query, statement, each);
    } catch (SQLException e) {
      throw ReadFailure.of(query.name(), e);
    }
  }

  private static <T> void read(Query<T> query, Statement statement, Consumer<T> each)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(query.sql())) {
      RowMapper<T> mapper = RowMapper.of(query.row(), rows.getMetaData());
      while (rows.next()) {
        each.accept(mapper.map(rows));
      }
    }
  }

  private void bind(QuerySettings settings, ProjectScope project, QueryArguments arguments) {
    arguments
        .values()
        .forEach(
            (name, value) ->
                settings.serverSetting("param_" + name, ClickHouseValues.escaped(value)));
    settings.serverSetting("param_project", ClickHouseValues.escaped(project.projectId()));
    settings.setNetworkTimeout(limits.time().plus(GRACE).toMillis(), ChronoUnit.MILLIS);
    settings
        .serverSetting("readonly", "2")
        .serverSetting("max_execution_time", Long.toString(limits.time().toSeconds()))
        .serverSetting("max_memory_usage", Long.toString(limits.memoryBytes()))
        // A result that fails half way must not look complete.
        .serverSetting("wait_end_of_query", "1");
    if (limits.rows() > 0) {
      settings.serverSetting("max_result_rows", Long.toString(limits.rows()));
    }
  }
}
