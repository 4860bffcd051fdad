package io.gosight.api.imports;

import java.time.Instant;
import java.util.List;

/**
 * Reads rows with a day's totals: Plausible's {@code imported_visitors_*.csv}, and GA4's report of
 * users, sessions and views by date.
 */
enum DailyRows {
  /** Plausible. */
  PLAUSIBLE(List.of("date"), List.of("visitors"), List.of("visits"), List.of("pageviews")),
  /** Google Analytics 4. */
  GA4(
      List.of("date"),
      List.of("active users", "total users", "users", "activeusers", "totalusers"),
      List.of("sessions"),
      List.of("views", "screenpageviews"));

  private final List<String> day;
  private final List<String> visitors;
  private final List<String> visits;
  private final List<String> pageViews;

  DailyRows(List<String> day, List<String> visitors, List<String> visits, List<String> pageViews) {
    this.day = day;
    this.visitors = visitors;
    this.visits = visits;
    this.pageViews = pageViews;
  }

  /** The columns without which there are no totals. */
  List<List<String>> columns() {
    return List.of(day, visitors, pageViews);
  }

  /**
   * The totals of a row.
   *
   * @throws BadRowException if it has none
   */
  ImportedDay read(CsvTable.Row row, String source, Instant now) {
    String visitCount = text(row, visits);
    return new ImportedDay(
        RowReader.day(text(row, day), now),
        source,
        RowReader.count(text(row, visitors)),
        visitCount.isEmpty() ? null : RowReader.count(visitCount),
        RowReader.count(text(row, pageViews)));
  }

  private static String text(CsvTable.Row row, List<String> names) {
    return row.text(names.toArray(String[]::new));
  }
}
