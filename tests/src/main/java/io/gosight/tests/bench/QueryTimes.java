package io.gosight.tests.bench;

import java.util.ArrayList;
import java.util.List;

/** How long one question took each time, in ms. For one thread. */
final class QueryTimes {
  private final List<Double> times = new ArrayList<>();

  /** Something that is measured. */
  @FunctionalInterface
  interface Asked {
    void ask() throws Exception;
  }

  void take(Asked asked) throws Exception {
    long begin = System.nanoTime();
    asked.ask();
    times.add((System.nanoTime() - begin) / 1e6);
  }

  double p50() {
    return percentile(0.5);
  }

  double p95() {
    return percentile(0.95);
  }

  private double percentile(double share) {
    List<Double> sorted = times.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
