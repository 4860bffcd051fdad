package io.gosight.api.project;

import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The projects in PostgreSQL. Its methods throw Spring's {@code DataAccessException} if the
 * database fails. Safe for use by many threads.
 */
public final class Projects {
  private static final String CREATE = SqlFile.read("projects/create-project");
  private static final String ALL = SqlFile.read("projects/list-projects");
  private static final String FIND = SqlFile.read("projects/find-project");

  private final JdbcClient postgres;

  /** Projects in the database of the migrations in {@code config/postgres}. */
  public Projects(DataSource postgres) {
    this.postgres = JdbcClient.create(postgres);
  }

  /**
   * Creates the project unless it exists.
   *
   * @return whether it is new
   * @throws org.springframework.dao.DataAccessException if id or name are invalid, too
   */
  public boolean create(String id, String name) {
    return postgres.sql(CREATE).param("id", id).param("name", name).update() == 1;
  }

  /** Every project, by id. */
  public List<Project> all() {
    return postgres.sql(ALL).query(Projects::project).list();
  }

  /** The project of that id. */
  public Optional<Project> find(String id) {
    return find(postgres, id);
  }

  /** The project of that id, by a client that may be bound to it. */
  static Optional<Project> find(JdbcClient client, String id) {
    return client.sql(FIND).param("id", id).query(Projects::project).optional();
  }

  private static Project project(ResultSet row, int number) throws SQLException {
    return new Project(
        row.getString("id"),
        row.getString("name"),
        Optional.ofNullable(row.getString("write_key")),
        SqlValues.instant(row, "created_at"));
  }
}
