package io.gosight.api.alert;

import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A project's alert rules in PostgreSQL. Safe for use by many threads. */
final class AlertRules {
  private static final String LIST = SqlFile.read("alert-rules/list-rules");
  private static final String FIND = SqlFile.read("alert-rules/find-rule");
  private static final String CREATE = SqlFile.read("alert-rules/create-rule");
  private static final String CHANGE = SqlFile.read("alert-rules/change-rule");
  private static final String SNOOZE = SqlFile.read("alert-rules/snooze-rule");
  private static final String DELETE = SqlFile.read("alert-rules/delete-rule");

  private final JdbcClient postgres;

  AlertRules(DataSource postgres) {
    this.postgres = JdbcClient.create(postgres);
  }

  List<AlertRuleResult> list(String project) {
    return postgres.sql(LIST).param("project", project).query((row, number) -> read(row)).list();
  }

  Optional<AlertRuleResult> find(String project, UUID id) {
    return one(postgres.sql(FIND).param("project", project).param("id", id));
  }

  /** The new rule; empty if the project has {@code maxRules} already. */
  Optional<AlertRuleResult> create(String project, AlertRuleDraft draft, int maxRules) {
    return one(
        bind(postgres.sql(CREATE), draft).param("project", project).param("max_rules", maxRules));
  }

  Optional<AlertRuleResult> change(String project, UUID id, AlertRuleDraft draft) {
    return one(bind(postgres.sql(CHANGE), draft).param("project", project).param("id", id));
  }

  /**
   * Suppresses a rule's notifications.
   *
   * @param until when they resume; null ends the snooze now
   */
  Optional<AlertRuleResult> snooze(String project, UUID id, Instant until) {
    return one(
        postgres
            .sql(SNOOZE)
            .param("until", SqlValues.parameter(until))
            .param("project", project)
            .param("id", id));
  }

  Optional<AlertRuleResult> delete(String project, UUID id) {
    return one(postgres.sql(DELETE).param("project", project).param("id", id));
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

  private static Optional<AlertRuleResult> one(StatementSpec statement) {
    return statement.query((row, number) -> read(row)).optional();
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
