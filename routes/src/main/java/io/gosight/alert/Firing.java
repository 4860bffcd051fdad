package io.gosight.alert;

import io.gosight.proto.v1.Insight;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * An insight with which a group has enough in its window, and is not cooling down.
 *
 * @param insight the insight
 * @param count how many there are in the window that it ends
 */
record Firing(Insight insight, int count) {
  /**
   * Which insights of one group make an alert. Time is that of the insights alone, so that the same
   * insights make the same alerts however late they come.
   *
   * @param rule the rule that all of them meet
   * @param lastToldMs when the group was told last
   * @param times when the group's insights happened, those below among them, in order
   * @param insights the new ones, in the order of their time
   */
  static List<Firing> of(
      InsightRule rule, OptionalLong lastToldMs, List<Long> times, List<Insight> insights) {
    List<Firing> firings = new ArrayList<>();
    boolean told = lastToldMs.isPresent();
    long last = lastToldMs.orElse(0);
    long coolDown = rule.rule().coolDownMs();
    for (Insight insight : insights) {
      long time = insight.getTimeMs();
      int count = (int) times.stream().filter(t -> t > time - rule.windowMs() && t <= time).count();
      boolean cooling = told && coolDown > 0 && time < last + coolDown;
      if (count >= rule.count() && !cooling) {
        firings.add(new Firing(insight, count));
        told = true;
        last = time;
      }
    }
    return firings;
  }
}
