package io.gosight.api.errors;

import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The states of groups of errors, in PostgreSQL. Safe for use by many threads. */
final class ErrorStates {
  static final String OPEN = "open";
  static final List<String> ALL = List.of(OPEN, "resolved", "ignored");

  private static final String LIST = SqlFile.read("error-states/list-states");
  private static final String SET = SqlFile.read("error-states/set-state");

  private final JdbcClient postgres;

  ErrorStates(DataSource postgres) {
    this.postgres = JdbcClient.create(postgres);
  }

  /** The states of a project's groups by fingerprint; those that are missing are open. */
  Map<String, String> of(String project) {
    Map<String, String> states = new HashMap<>();
    postgres
        .sql(LIST)
        .param("project", project)
        .query((row, number) -> Map.entry(row.getString("fingerprint"), row.getString("status")))
        .list()
        .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
    return states;
  }

  /** The fingerprints of those with one of some states. */
  static List<String> with(Map<String, String> states, Collection<String> wanted) {
    return states.entrySet().stream()
        .filter(entry -> wanted.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  void set(String project, String fingerprint, String status, Instant now) {
    postgres
        .sql(SET)
        .param("project", project)
        .param("fingerprint", fingerprint)
        .param("status", status)
        .param("now", SqlValues.parameter(now))
        .update();
  }
}
