package io.gosight.alert.rule;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The current figure and the usual one at this time of the day.
 *
 * @param now the figure of the current window
 * @param usual the median of the same window of the last 7 days
 */
record Baseline(long now, double usual) {
  private static final int DAYS = 7;
  private static final int LEAST_DAYS = 3;

  /**
   * Reads the figures by how many days ago they were. Days before the first one with any figure
   * don't count; fewer than 3 days give no baseline.
   */
  static Optional<Baseline> of(Map<Integer, Long> byDay) {
    int first =
        byDay.entrySet().stream()
            .filter(day -> day.getValue() > 0 && day.getKey() <= DAYS)
            .mapToInt(Map.Entry::getKey)
            .max()
            .orElse(0);
    if (first < LEAST_DAYS) {
      return Optional.empty();
    }
    long[] days =
        IntStream.rangeClosed(1, first).mapToLong(day -> byDay.getOrDefault(day, 0L)).toArray();
    return Optional.of(new Baseline(byDay.getOrDefault(0, 0L), median(days).orElse(0)));
  }

  /**
   * The direction in which the figure deviates, if it does.
   *
   * @param rule has the factor, the direction and the least count
   */
  Optional<MetricRule.Direction> off(MetricRule rule) {
    boolean more = now >= rule.leastCount() && now >= usual * rule.threshold();
    boolean fewer = usual >= rule.leastCount() && now * rule.threshold() <= usual;
    if (more && rule.direction() != MetricRule.Direction.BELOW) {
      return Optional.of(MetricRule.Direction.ABOVE);
    }
    return fewer && rule.direction() != MetricRule.Direction.ABOVE
        ? Optional.of(MetricRule.Direction.BELOW)
        : Optional.empty();
  }

  private static OptionalDouble median(long[] values) {
    long[] sorted = Arrays.stream(values).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0);
  }
}
