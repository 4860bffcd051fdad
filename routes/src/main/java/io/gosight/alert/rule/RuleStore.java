package io.gosight.alert.rule;

import io.gosight.alert.history.AlertSql;
import io.gosight.proto.v1.Severity;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads rules from PostgreSQL. Thread-safe. */
final class RuleStore {
  private static final String INSIGHT_RULES = AlertSql.of("insight-rules");
  private static final String METRIC_RULES = AlertSql.of("metric-rules");
  private static final String IGNORED = AlertSql.of("ignored-insights");

  private final JdbcClient postgres;

  RuleStore(DataSource postgres) {
    this.postgres = JdbcClient.create(postgres);
  }

  /** The enabled rules of these projects about insights. */
  List<InsightRule> insightRules(Collection<String> projects) {
    return postgres
        .sql(INSIGHT_RULES)
        .param("projects", projects)
        .query((row, number) -> insightRule(row))
        .list();
  }

  /** The enabled rules about figures, of all projects. */
  List<MetricRule> metricRules() {
    return postgres.sql(METRIC_RULES).query((row, number) -> metricRule(row)).list();
  }

  /** The ignore rules of these projects. */
  IgnoredInsights ignored(Collection<String> projects) {
    return new IgnoredInsights(
        new HashSet<>(
            postgres
                .sql(IGNORED)
                .param("projects", projects)
                .query(
                    (row, number) ->
                        new IgnoredInsights.Mark(
                            row.getString("project_id"),
                            row.getString("detector"),
                            row.getString("scope"),
                            row.getString("value")))
                .list()));
  }

  private static InsightRule insightRule(ResultSet row) throws SQLException {
    return new InsightRule(
        rule(row),
        GroupBy.valueOf(row.getString("group_by").toUpperCase(Locale.ROOT)),
        Set.copyOf(texts(row.getArray("detectors"))),
        Severity.valueOf("SEVERITY_" + row.getString("min_severity").toUpperCase(Locale.ROOT)),
        new PagePattern(row.getString("page")),
        row.getInt("count"),
        row.getLong("window_seconds") * 1000);
  }

  private static MetricRule metricRule(ResultSet row) throws SQLException {
    return new MetricRule(
        rule(row),
        row.getString("kind").equals("error_rate")
            ? MetricRule.Kind.ERROR_RATE
            : MetricRule.Kind.BASELINE,
        MetricRule.Metric.valueOf(row.getString("metric").toUpperCase(Locale.ROOT)),
        MetricRule.Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
        row.getDouble("threshold"),
        row.getLong("min_count"),
        row.getLong("window_seconds") * 1000);
  }

  private static AlertRule rule(ResultSet row) throws SQLException {
    return new AlertRule(
        row.getObject("id", UUID.class),
        row.getString("project_id"),
        row.getString("name"),
        row.getLong("cool_down_seconds") * 1000,
        row.getLong("digest_seconds") * 1000,
        texts(row.getArray("channels")),
        row.getLong("snoozed_until_ms"));
  }

  private static List<String> texts(Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
