package io.gosight.api.audit;

import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.time.Instant;
import java.util.List;

/** Shows a project's part of the audit log. Safe for use by many threads. */
public final class AuditOperations {
  private static final String LIST = SqlFile.read("audit/list-entries");
  private static final String DEFAULT_LIMIT = "50";

  private final ProjectDatabase postgres;

  /** Operations on this database. */
  public AuditOperations(ProjectDatabase postgres) {
    this.postgres = postgres;
  }

  /** An entry. */
  record Entry(
      long id,
      Instant at,
      String actor,
      String actorName,
      String action,
      String target,
      String address) {}

  /** A page of the log. */
  record Entries(List<Entry> entries) {}

  /** The entries before a given one, the newest first. */
  public Entries list(AuthorizedRequest request) {
    String before = request.parameters().getOrDefault("before", Long.toString(Long.MAX_VALUE));
    String limit = request.parameters().getOrDefault("limit", DEFAULT_LIMIT);
    return new Entries(
        postgres.execute(
            request,
            client ->
                client
                    .sql(LIST)
                    .param("project", request.projectId())
                    .param("before", Long.parseLong(before))
                    .param("limit", Integer.parseInt(limit))
                    .query(
                        (row, number) ->
                            new Entry(
                                row.getLong("id"),
                                SqlValues.instant(row, "at"),
                                row.getString("actor"),
                                row.getString("actor_name"),
                                row.getString("action"),
                                row.getString("target"),
                                row.getString("address")))
                    .list()));
  }
}
