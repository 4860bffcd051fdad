package io.gosight.tests.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The speed at which a thread processed events. Immutable.
 *
 * @param events how many
 * @param seconds wall-clock time
 * @param cpuSeconds CPU time of the thread
 */
record Pace(long events, double seconds, double cpuSeconds) {
  double aSecond() {
    return events / seconds;
  }

  /** The rate per core. */
  double aCore() {
    return events / cpuSeconds;
  }

  static Pace median(List<Pace> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparingDouble(Pace::cpuSeconds))
        .toList()
        .get(rounds.size() / 2);
  }

  void row(TextTable table, String name) {
    table.row(
        name,
        String.format(Locale.ROOT, "%,.0f", aSecond()),
        String.format(Locale.ROOT, "%,.0f", aCore()),
        String.format(Locale.ROOT, "%.2f", cpuSeconds * 1e6 / events));
  }
}
