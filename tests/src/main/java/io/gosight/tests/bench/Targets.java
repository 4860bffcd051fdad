package io.gosight.tests.bench;

import java.util.Arrays;
import java.util.Locale;

/** Targets and measured values. For one thread. */
final class Targets {
  private final TextTable table = new TextTable("figure", "measured", "target", "");

  /** A value that should be at least the target. */
  void atLeast(String figure, double measured, double target) {
    row(figure, measured, ">= ", target, measured >= target);
  }

  /** A value that should be at most the target. */
  void atMost(String figure, double measured, double target) {
    row(figure, measured, "<= ", target, measured <= target);
  }

  private void row(String figure, double measured, String sign, double target, boolean met) {
    table.row(
        figure,
        String.format(Locale.ROOT, "%,.2f", measured),
        sign + String.format(Locale.ROOT, "%,.2f", target),
        met ? "met" : "missed");
  }

  /** The median of some values. */
  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
