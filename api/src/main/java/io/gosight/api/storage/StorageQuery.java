package io.gosight.api.storage;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes how much of a project is stored. Safe for use by many threads. */
public final class StorageQuery {
  private static final TableRow EMPTY = new TableRow("", 0, 0);

  private final Query<KindRow> kinds = Query.of("stored-events", KindRow.class);
  private final Query<InsightsRow> insights = Query.of("stored-insights", InsightsRow.class);
  private final Query<TableRow> tables = Query.of("table-sizes", TableRow.class);
  private final EventReader reader;
  private final QuestionReader questions;

  /** A query of that store. */
  public StorageQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
  }

  /**
   * What is stored.
   *
   * @throws io.gosight.api.error.ApiException if the store is unavailable
   */
  public Storage execute(AuthorizedRequest request) {
    questions.read(request, Set.of());
    Map<String, TableRow> sizes = new HashMap<>();
    reader
        .execute(request, tables, new QueryArguments())
        .forEach(row -> sizes.put(row.name(), row));
    List<KindRow> found = reader.execute(request, kinds, new QueryArguments());
    long events = found.stream().mapToLong(KindRow::events).sum();
    long bytes = share(sizes.getOrDefault("events", EMPTY), events);
    double weight = found.stream().mapToDouble(KindRow::weight).sum();
    long ofInsights = reader.executeOne(request, insights, new QueryArguments()).insights();
    return new Storage(
        found.stream().map(row -> row.kind(bytes, weight)).toList(),
        events,
        bytes,
        found.stream().map(KindRow::oldest).min(Comparator.naturalOrder()).orElse(null),
        found.stream().map(KindRow::newest).max(Comparator.naturalOrder()).orElse(null),
        List.of(
            new Storage.Table("events", events, bytes),
            new Storage.Table(
                "insights", ofInsights, share(sizes.getOrDefault("insights", EMPTY), ofInsights))));
  }

  private static long share(TableRow table, long rows) {
    return table.rows() == 0
        ? 0
        : (long) (table.bytes() * Math.min(1.0, (double) rows / table.rows()));
  }

  /** A row of {@code stored-events.sql}. */
  record KindRow(String name, long events, double weight, Instant oldest, Instant newest) {
    Storage.Kind kind(long bytes, double ofAll) {
      return new Storage.Kind(name, events, (long) (bytes * weight / ofAll), oldest, newest);
    }
  }

  /** A row of {@code stored-insights.sql}. */
  record InsightsRow(long insights) {}

  /** A row of {@code table-sizes.sql}. */
  record TableRow(String name, long rows, long bytes) {}
}
