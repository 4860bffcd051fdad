package io.gosight.api.sql;

import io.gosight.api.request.AuthorizedRequest;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * PostgreSQL for operations on a project. Every transaction is bound to the project for which the
 * request has a grant, by the row security of {@code V37__row_security.sql}: a statement that
 * forgets its predicate still sees no row of another project. Safe for use by many threads.
 */
public final class ProjectDatabase {
  // Local to the transaction: the connection goes back to its pool unbound.
  private static final String BIND = "SELECT set_config('gosight.project', :project, true)";

  private final HubDatabase postgres;

  /** The projects of that database. */
  public ProjectDatabase(HubDatabase postgres) {
    this.postgres = postgres;
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
