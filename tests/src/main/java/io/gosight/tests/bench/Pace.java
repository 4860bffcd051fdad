package io.gosight.tests.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How fast a thread went through events. Immutable.
 *
 * @param events how many
 * @param seconds for how long, by the clock
 * @param cpuSeconds for how long it ran
 */
record Pace(long events, double seconds, double cpuSeconds) {
  double aSecond() {
    return events / seconds;
  }

  /** What it would have done with a core of its own. */
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
