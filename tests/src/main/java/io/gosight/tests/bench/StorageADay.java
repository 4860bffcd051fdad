package io.gosight.tests.bench;

import java.util.Locale;

/**
 * What a day of traffic adds to the disk in each mode, computed from measured bytes. Immutable.
 *
 * @param eventBytes bytes on disk of an event, in all tables of events
 * @param recordedBytes stored bytes of a recorded minute
 */
record StorageADay(double eventBytes, double recordedBytes) {
  private static final int SMALL_SITE_VISITS = 1_000;
  private static final int MEDIUM_SITE_VISITS = 5_000;
  private static final int EVENTS_A_VISIT = 100;
  private static final int MINUTES_A_VISIT = 3;
  // Of the sampled sessions, all are taken to have a trigger: a bound from above.
  private static final double OPTIMIZED_SHARE = 0.1;

  TextTable table() {
    TextTable table =
        new TextTable("GB a day", "visits", "full", "analytics-only", "replay-optimized");
    row(table, "10 small sites", 10 * SMALL_SITE_VISITS);
    row(table, "10 medium sites", 10 * MEDIUM_SITE_VISITS);
    row(table, "50 small sites", 50 * SMALL_SITE_VISITS);
    return table;
  }

  private void row(TextTable table, String traffic, int visits) {
    double events = visits * EVENTS_A_VISIT * eventBytes;
    double recordings = visits * MINUTES_A_VISIT * recordedBytes;
    table.row(
        traffic,
        String.format(Locale.ROOT, "%,d", visits),
        gigabytes(events + recordings),
        gigabytes(events),
        gigabytes(events + OPTIMIZED_SHARE * recordings));
  }

  private static String gigabytes(double bytes) {
    return String.format(Locale.ROOT, "%.2f", bytes / 1e9);
  }
}
