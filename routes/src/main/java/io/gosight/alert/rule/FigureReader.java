package io.gosight.alert.rule;

import io.gosight.alert.history.AlertSql;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.ProjectScope;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.query.VisitSql;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Queries a project's figures from ClickHouse. Thread-safe. */
final class FigureReader {
  private static final long DAY_MS = 86_400_000L;
  private static final int DAYS = 8;

  private final Query<VisitErrors> visitErrors = query("visit-errors", VisitErrors.class);
  private final Query<DayRow> figures = query("figures-of-days", DayRow.class);
  private final Query<InsightsRow> insights = query("insights-of-days", InsightsRow.class);
  private final EventReader reader;

  FigureReader(EventReader reader) {
    this.reader = reader;
  }

  private static <T> Query<T> query(String name, Class<T> row) {
    return new Query<>(name, AlertSql.of(name), row);
  }

  /**
   * Number of visits.
   *
   * @param visits all of them
   * @param failing those with an error
   */
  record VisitErrors(long visits, long failing) {}

  VisitErrors visitErrors(String project, long fromMs, long toMs) {
    return reader
        .execute(
            ProjectScope.ofSystem(project),
            visitErrors,
            arguments(fromMs, toMs).sql("events", VisitSql.EVENTS))
        .get(0);
  }

  /** A figure of the time window that ends then, by days ago; days without any are absent. */
  Map<Integer, Long> byDay(String project, MetricRule.Metric metric, long toMs, long windowMs) {
    ProjectScope scope = ProjectScope.ofSystem(project);
    QueryArguments arguments =
        arguments(toMs - DAYS * DAY_MS, toMs)
            .value("window", windowMs)
            // Only visits have to be distinguished; the other figures count ids of events.
            .sql("events", metric == MetricRule.Metric.SESSIONS ? VisitSql.EVENTS : "events");
    Map<Integer, Long> byDay = new TreeMap<>();
    if (metric == MetricRule.Metric.INSIGHTS) {
      reader
          .execute(scope, insights, arguments)
          .forEach(row -> byDay.put(row.daysAgo(), row.insights()));
    } else {
      reader
          .execute(scope, figures, arguments)
          .forEach(row -> byDay.put(row.daysAgo(), row.of(metric)));
    }
    return byDay;
  }

  private static QueryArguments arguments(long fromMs, long toMs) {
    return new QueryArguments()
        .value("from", Instant.ofEpochMilli(fromMs))
        .value("to", Instant.ofEpochMilli(toMs));
  }

  /** A row of {@code figures-of-days.sql}. */
  record DayRow(int daysAgo, long visits, long pageViews, long errors) {
    long of(MetricRule.Metric metric) {
      return switch (metric) {
        case SESSIONS -> visits;
        case PAGE_VIEWS -> pageViews;
        case ERRORS -> errors;
        case INSIGHTS -> throw new IllegalArgumentException("Insights are counted elsewhere.");
      };
    }
  }

  /** A row of {@code insights-of-days.sql}. */
  record InsightsRow(int daysAgo, long insights) {}
}
