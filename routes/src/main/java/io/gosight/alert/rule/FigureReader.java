package io.gosight.alert.rule;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.client.api.query.QuerySettings;
import io.gosight.alert.history.AlertSql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Queries a project's figures from ClickHouse. Thread-safe. */
final class FigureReader {
  private static final long DAY_MS = 86_400_000L;
  private static final int DAYS = 8;
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final String SESSION_ERRORS = AlertSql.of("session-errors");
  private static final String FIGURES = AlertSql.of("figures-of-days");
  private static final String INSIGHTS = AlertSql.of("insights-of-days");

  private final Client clickHouse;

  FigureReader(Client clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * Number of sessions.
   *
   * @param sessions all of them
   * @param failing those with an error
   */
  record SessionErrors(long sessions, long failing) {}

  SessionErrors sessionErrors(String project, long fromMs, long toMs) {
    GenericRecord row = query(SESSION_ERRORS, parameters(project, fromMs, toMs)).get(0);
    return new SessionErrors(row.getLong("sessions"), row.getLong("failing"));
  }

  /** A figure of the time window that ends then, by days ago; days without any are absent. */
  Map<Integer, Long> byDay(String project, MetricRule.Metric metric, long toMs, long windowMs) {
    Map<String, Object> parameters = parameters(project, toMs - DAYS * DAY_MS, toMs);
    parameters.put("window", windowMs);
    boolean insights = metric == MetricRule.Metric.INSIGHTS;
    Map<Integer, Long> figures = new TreeMap<>();
    for (GenericRecord row : query(insights ? INSIGHTS : FIGURES, parameters)) {
      figures.put(
          (int) row.getLong("days_ago"), row.getLong(metric.name().toLowerCase(Locale.ROOT)));
    }
    return figures;
  }

  private List<GenericRecord> query(String sql, Map<String, Object> parameters) {
    QuerySettings settings =
        new QuerySettings()
            .serverSetting("readonly", "2")
            .serverSetting("max_execution_time", "10")
            .serverSetting("max_memory_usage", Long.toString(1L << 30));
    return clickHouse.queryAll(sql, parameters, settings);
  }

  private static Map<String, Object> parameters(String project, long fromMs, long toMs) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("project", project);
    parameters.put("from", MILLIS.format(Instant.ofEpochMilli(fromMs)));
    parameters.put("to", MILLIS.format(Instant.ofEpochMilli(toMs)));
    return parameters;
  }
}
