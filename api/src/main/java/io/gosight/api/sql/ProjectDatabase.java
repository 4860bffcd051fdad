package io.gosight.api.sql;

import io.gosight.api.request.AuthorizedRequest;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * PostgreSQL for operations on a project. Every transaction is bound to the project for which the
 * request has a grant, by the row security of {@code V37__row_security.sql}: a statement that
 * forgets its predicate still sees no row of another project. Safe for use by many threads.
 */
public final class ProjectDatabase {
  private static final String BIND = SqlFile.read("projects/bind-project");

  private final HubDatabase postgres;

  /** The projects of that database. */
  public ProjectDatabase(HubDatabase postgres) {
    this.postgres = postgres;
  }

  /**
   * Lists rows of the request's project.
   *
   * @param sql a statement whose only parameter is {@code :project}
   * @throws IllegalStateException if the request is outside of projects
   */
  public <T> List<T> list(AuthorizedRequest request, String sql, RowMapper<T> mapper) {
    return execute(
        request,
        client -> client.sql(sql).param("project", request.projectId()).query(mapper).list());
  }

  /**
   * Executes the work in one transaction, bound to the request's project.
   *
   * @throws IllegalStateException if the request is outside of projects
   */
  public <T> T execute(AuthorizedRequest request, Function<JdbcClient, T> work) {
    return postgres.inTransaction(
        () -> {
          postgres
              .client()
              .sql(BIND)
              .param("project", request.projectId())
              .query(String.class)
              .single();
          return work.apply(postgres.client());
        });
  }
}
