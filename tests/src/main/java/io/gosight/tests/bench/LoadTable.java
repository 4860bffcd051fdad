package io.gosight.tests.bench;

import io.gosight.tests.load.LoadReport;
import io.gosight.tests.load.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Measurements as a table for people. */
final class LoadTable {
  private LoadTable() {}

  static String of(List<Measurement> measurements) {
    TextTable table =
        new TextTable(
            "what", "events/s", "p50 ms", "p99 ms", "p99.9 ms", "CPU us/event", "RSS MB", "not ok");
    for (Measurement measurement : measurements) {
      LoadReport load = measurement.load();
      table.row(
          measurement.name(),
          number("%,.0f", load.eventsPerSecond()),
          number("%.2f", load.p50Ms()),
          number("%.2f", load.p99Ms()),
          number("%.2f", load.p999Ms()),
          each(measurement.cpuMicrosPerEvent(), 1, "%.2f"),
          each(measurement.residentBytes(), 1 << 20, "%.0f"),
          troubles(load));
    }
    return table.toString();
  }

  private static String each(Map<String, ? extends Number> values, double unit, String format) {
    return values.entrySet().stream()
        .map(e -> e.getKey() + " " + number(format, e.getValue().doubleValue() / unit))
        .collect(Collectors.joining(", "));
  }

  private static String troubles(LoadReport load) {
    String troubles =
        load.outcomes().entrySet().stream()
            .filter(e -> e.getKey() != Outcome.ACCEPTED)
            .map(e -> e.getValue() + " " + e.getKey().name().toLowerCase(Locale.ROOT))
            .sorted()
            .collect(Collectors.joining(", "));
    if (load.neverSent() == 0) {
      return troubles.isEmpty() ? "-" : troubles;
    }
    return (troubles.isEmpty() ? "" : troubles + ", ") + load.neverSent() + " never sent";
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
