package io.gosight.api.project;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The projects in PostgreSQL. Safe for use by many threads. */
public final class Projects {
  private static final String INSERT =
      "INSERT INTO projects (id, name) VALUES (?, ?) ON CONFLICT (id) DO NOTHING";
  private static final String FIND =
      "SELECT p.id, p.name, (SELECT k.public_key FROM api_keys k WHERE k.project_id = p.id"
          + " AND k.kind = 'write' AND k.revoked_at IS NULL AND k.public_key IS NOT NULL"
          + " ORDER BY k.created_at DESC, k.id LIMIT 1) AS write_key"
          + " FROM projects p WHERE p.id = ?";

  private final DataSource postgres;

  /** Projects in the database of the migrations in {@code config/postgres}. */
  public Projects(DataSource postgres) {
    this.postgres = postgres;
  }

  /**
   * Makes the project unless it is there already.
   *
   * @return whether it is new
   * @throws SQLException if id or name are not as they must be, or the database does not answer
   */
  public boolean create(String id, String name) throws SQLException {
    try (Connection connection = postgres.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, id);
      statement.setString(2, name);
      return statement.executeUpdate() == 1;
    }
  }

  /**
   * The project of that id.
   *
   * @throws SQLException if the database does not answer
   */
  public Optional<Project> find(String id) throws SQLException {
    try (Connection connection = postgres.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Project(
                    row.getString("id"),
                    row.getString("name"),
                    Optional.ofNullable(row.getString("write_key"))))
            : Optional.empty();
      }
    }
  }
}
