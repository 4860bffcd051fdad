package io.gosight.api.audit;

import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Appends to the audit log in PostgreSQL. Its methods throw Spring's {@code DataAccessException} if
 * the database fails. Safe for use by many threads.
 */
public final class AuditLog {
  private static final String ADD = SqlFile.read("audit/add-entry");
  private static final String PROJECT = "id";

  private final HubDatabase postgres;
  private final Clock clock;

  /** A log in this database. */
  public AuditLog(HubDatabase postgres, Clock clock) {
    this.postgres = postgres;
    this.clock = clock;
  }

  /** Records what the subject of a request did; the target is what the path names. */
  void record(AuthorizedRequest request, String action) {
    Map<String, String> named = new TreeMap<>(request.variables());
    named.remove(PROJECT);
    add(
        request.project().orElse(null),
        request.subject().id(),
        request.subject().name(),
        action,
        named.entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue())
            .collect(Collectors.joining(" ")),
        request.client().address());
  }

  /** Records what happened outside of projects, such as signing in. */
  public void record(String actor, String actorName, String action, String address) {
    add(null, actor, actorName, action, "", address);
  }

  private void add(
      String project,
      String actor,
      String actorName,
      String action,
      String target,
      String address) {
    postgres
        .client()
        .sql(ADD)
        .param("now", SqlValues.parameter(clock.instant()))
        .param("project", project)
        .param("actor", actor)
        .param("actor_name", actorName)
        .param("action", action)
        .param("target", target)
        .param("address", address)
        .update();
  }
}
