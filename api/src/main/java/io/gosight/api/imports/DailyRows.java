package io.gosight.api.imports;

import java.time.Instant;
import java.util.List;

/**
 * Reads rows with a day's totals, from columns that each have one of several names. Immutable.
 *
 * @param day the names of the column with the day
 * @param visitors the names of the column with the number of visitors
 * @param visits the names of the column with the number of visits, which may be missing
 * @param pageViews the names of the column with the number of page views
 */
record DailyRows(
    List<String> day, List<String> visitors, List<String> visits, List<String> pageViews) {
  private static final String GA4 = "ga4";

  /** Those of Plausible's {@code imported_visitors_*.csv}, or of GA4's report by date. */
  static DailyRows of(String source) {
    return source.equals(GA4)
        ? new DailyRows(
            List.of("date"),
            List.of("active users", "total users", "users", "activeusers", "totalusers"),
            List.of("sessions"),
            List.of("views", "screenpageviews"))
        : new DailyRows(
            List.of("date"), List.of("visitors"), List.of("visits"), List.of("pageviews"));
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
