package io.gosight.api.alert;

import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A project's alert rules in PostgreSQL. Safe for use by many threads. */
final class AlertRules {
  private static final String LIST = SqlFile.read("alert-rules/list-rules");
  private static final String FIND = SqlFile.read("alert-rules/find-rule");
  private static final String CREATE = SqlFile.read("alert-rules/create-rule");
  private static final String CHANGE = SqlFile.read("alert-rules/change-rule");
  private static final String SNOOZE = SqlFile.read("alert-rules/snooze-rule");
  private static final String DELETE = SqlFile.read("alert-rules/delete-rule");

  private final ProjectDatabase postgres;

  AlertRules(ProjectDatabase postgres) {
    this.postgres = postgres;
  }

  List<AlertRuleResult> list(AuthorizedRequest request) {
    return postgres.list(request, LIST, (row, number) -> read(row));
  }

  Optional<AlertRuleResult> find(AuthorizedRequest request, UUID id) {
    return one(request, FIND, statement -> statement.param("id", id));
  }

  /** The new rule; empty if the project has {@code maxRules} already. */
  Optional<AlertRuleResult> create(AuthorizedRequest request, AlertRuleDraft draft, int maxRules) {
    return one(request, CREATE, statement -> bind(statement, draft).param("max_rules", maxRules));
  }

  Optional<AlertRuleResult> change(AuthorizedRequest request, UUID id, AlertRuleDraft draft) {
    return one(request, CHANGE, statement -> bind(statement, draft).param("id", id));
  }

  /**
   * Suppresses a rule's notifications.
   *
   * @param until when they resume; null ends the snooze now
   */
  Optional<AlertRuleResult> snooze(AuthorizedRequest request, UUID id, Instant until) {
    return one(
        request,
        SNOOZE,
        statement -> statement.param("until", SqlValues.parameter(until)).param("id", id));
  }

  Optional<AlertRuleResult> delete(AuthorizedRequest request, UUID id) {
    return one(request, DELETE, statement -> statement.param("id", id));
  }

  private static StatementSpec bind(StatementSpec statement, AlertRuleDraft draft) {
    return statement
        .param("name", draft.name())
        .param("enabled", draft.enabled())
        .param("condition", draft.condition().toString())
        .param("group_by", draft.groupBy())
        .param("cool_down_seconds", draft.coolDownSeconds())
        .param("digest_seconds", draft.digestSeconds())
        .param("channels", String.join(",", draft.channels()));
  }

  private Optional<AlertRuleResult> one(
      AuthorizedRequest request, String sql, UnaryOperator<StatementSpec> parameters) {
    return postgres.execute(
        request,
        client ->
            parameters
                .apply(client.sql(sql).param("project", request.projectId()))
                .query((row, number) -> read(row))
                .optional());
  }

  private static AlertRuleResult read(ResultSet row) throws SQLException {
    return new AlertRuleResult(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getBoolean("enabled"),
        row.getString("condition"),
        row.getString("group_by"),
        row.getInt("cool_down_seconds"),
        row.getInt("digest_seconds"),
        SqlValues.texts(row, "channels"),
        SqlValues.instant(row, "snoozed_until"),
        SqlValues.instant(row, "created_at"),
        SqlValues.instant(row, "updated_at"));
  }
}
