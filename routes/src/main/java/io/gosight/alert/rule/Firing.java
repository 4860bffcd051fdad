package io.gosight.alert.rule;

import io.gosight.proto.v1.Insight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * An insight that completes the count of a rule in some window, outside the group's cool-down.
 *
 * @param insight the insight
 * @param count number of insights in that window
 * @param endMs the end of that window, in ms since 1970; after the insight if it arrived late
 */
record Firing(Insight insight, int count, long endMs) {
  /**
   * Evaluates the windows that new insights of one group fall in, also those that end after an
   * insight that arrives late. Only the time of insights counts, not when they arrive.
   *
   * @param rule the rule that all of them match
   * @param lastNotifiedMs the end of the window that made the group's last alert
   * @param knownMs the times of the group's earlier insights, in ascending order
   * @param insights the new ones, ordered by time
   */
  static List<Firing> of(
      InsightRule rule, OptionalLong lastNotifiedMs, List<Long> knownMs, List<Insight> insights) {
    List<Firing> firings = new ArrayList<>();
    List<Long> times = new ArrayList<>(knownMs);
    OptionalLong last = lastNotifiedMs;
    for (Insight insight : insights) {
      int at = countUntil(times, insight.getTimeMs());
      times.add(at, insight.getTimeMs());
      OptionalLong end = firstFullWindow(rule, times, at);
      if (end.isPresent() && !isCoolingDown(rule, last, end.getAsLong())) {
        long endMs = end.getAsLong();
        int count = countUntil(times, endMs) - countUntil(times, endMs - rule.windowMs());
        firings.add(new Firing(insight, count, endMs));
        last = OptionalLong.of(Math.max(endMs, last.orElse(endMs)));
      }
    }
    return firings;
  }

  /** The end of the first window with enough insights that contains the one at an index. */
  private static OptionalLong firstFullWindow(InsightRule rule, List<Long> times, int at) {
    long latest = times.get(at) + rule.windowMs();
    int until = Math.min(times.size(), at + rule.count());
    for (int end = at; end < until && times.get(end) < latest; end++) {
      int first = end - rule.count() + 1;
      if (first >= 0 && times.get(first) > times.get(end) - rule.windowMs()) {
        return OptionalLong.of(times.get(end));
      }
    }
    return OptionalLong.empty();
  }

  private static boolean isCoolingDown(InsightRule rule, OptionalLong lastMs, long endMs) {
    long coolDownMs = rule.rule().coolDownMs();
    return coolDownMs > 0 && lastMs.isPresent() && endMs < lastMs.getAsLong() + coolDownMs;
  }

  /** How many of the ordered times are at or before a time. */
  private static int countUntil(List<Long> times, long timeMs) {
    int found = Collections.binarySearch(times, timeMs + 1);
    int index = found < 0 ? -found - 1 : found;
    while (index > 0 && times.get(index - 1) > timeMs) {
      index--;
    }
    return index;
  }
}
