package io.gosight.api.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** A project's rules in PostgreSQL. Safe for use by many threads. */
final class AlertRules {
  private static final String COLUMNS =
      "id, name, enabled, condition::text AS condition, group_by, cool_down_seconds,"
          + " digest_seconds, channels, snoozed_until, created_at, updated_at";
  private static final String LIST =
      "SELECT " + COLUMNS + " FROM alert_rules WHERE project_id = ? ORDER BY created_at, id";
  private static final String FIND =
      "SELECT " + COLUMNS + " FROM alert_rules WHERE project_id = ? AND id = ?";
  private static final String CREATE =
      "INSERT INTO alert_rules (project_id, name, enabled, condition, group_by,"
          + " cool_down_seconds, digest_seconds, channels) SELECT ?, ?, ?, CAST(? AS jsonb), ?, ?,"
          + " ?, string_to_array(?, ',') WHERE (SELECT count(*) FROM alert_rules WHERE project_id"
          + " = ?) < ? RETURNING "
          + COLUMNS;
  private static final String CHANGE =
      "UPDATE alert_rules SET name = ?, enabled = ?, condition = CAST(? AS jsonb), group_by = ?,"
          + " cool_down_seconds = ?, digest_seconds = ?, channels = string_to_array(?, ','),"
          + " updated_at = now() WHERE project_id = ? AND id = ? RETURNING "
          + COLUMNS;
  private static final String SNOOZE =
      "UPDATE alert_rules SET snoozed_until = ?, updated_at = now() WHERE project_id = ? AND id ="
          + " ? RETURNING "
          + COLUMNS;
  private static final String DELETE =
      "DELETE FROM alert_rules WHERE project_id = ? AND id = ? RETURNING " + COLUMNS;

  private final Postgres postgres;

  AlertRules(DataSource postgres) {
    this.postgres = new Postgres(postgres);
  }

  List<AlertRuleAnswer> list(String project) {
    return postgres.rows(LIST, AlertRules::read, project);
  }

  Optional<AlertRuleAnswer> find(String project, UUID id) {
    return postgres.row(FIND, AlertRules::read, project, id);
  }

  /** The new rule; none if the project has so many already. */
  Optional<AlertRuleAnswer> create(String project, AlertRuleDraft draft, int most) {
    return postgres.row(
        CREATE,
        AlertRules::read,
        project,
        draft.name(),
        draft.enabled(),
        draft.condition().toString(),
        draft.groupBy(),
        draft.coolDownSeconds(),
        draft.digestSeconds(),
        String.join(",", draft.channels()),
        project,
        most);
  }

  Optional<AlertRuleAnswer> change(String project, UUID id, AlertRuleDraft draft) {
    return postgres.row(
        CHANGE,
        AlertRules::read,
        draft.name(),
        draft.enabled(),
        draft.condition().toString(),
        draft.groupBy(),
        draft.coolDownSeconds(),
        draft.digestSeconds(),
        String.join(",", draft.channels()),
        project,
        id);
  }

  /** The rule, snoozed until then; an instant that has passed wakes it. */
  Optional<AlertRuleAnswer> snooze(String project, UUID id, Instant until) {
    return postgres.row(SNOOZE, AlertRules::read, until, project, id);
  }

  Optional<AlertRuleAnswer> delete(String project, UUID id) {
    return postgres.row(DELETE, AlertRules::read, project, id);
  }

  private static AlertRuleAnswer read(ResultSet row) throws SQLException {
    return new AlertRuleAnswer(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getBoolean("enabled"),
        row.getString("condition"),
        row.getString("group_by"),
        row.getInt("cool_down_seconds"),
        row.getInt("digest_seconds"),
        Postgres.texts(row, "channels"),
        Postgres.instant(row, "snoozed_until"),
        Postgres.instant(row, "created_at"),
        Postgres.instant(row, "updated_at"));
  }
}
