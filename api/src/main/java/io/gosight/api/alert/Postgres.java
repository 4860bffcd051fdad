package io.gosight.api.alert;

import io.gosight.api.error.ApiException;
import io.gosight.api.error.ErrorCode;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Runs statements that give rows. Safe for use by many threads. */
final class Postgres {
  private final DataSource postgres;

  Postgres(DataSource postgres) {
    this.postgres = postgres;
  }

  /** Makes something of the row at which the result stands. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * The rows that a statement gives.
   *
   * @param parameters texts, numbers, flags, ids or instants, in the order of their question marks
   * @throws ApiException if PostgreSQL does not answer
   */
  <T> List<T> rows(String sql, RowReader<T> reader, Object... parameters) {
    try (Connection connection = postgres.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        Object value = parameters[i];
        statement.setObject(
            i + 1, value instanceof Instant instant ? Timestamp.from(instant) : value);
      }
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(reader.read(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new ApiException(
          ErrorCode.STORAGE_UNAVAILABLE, "PostgreSQL does not answer; try again soon.", e);
    }
  }

  /** The only row. */
  <T> Optional<T> row(String sql, RowReader<T> reader, Object... parameters) {
    return rows(sql, reader, parameters).stream().findFirst();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }
}
