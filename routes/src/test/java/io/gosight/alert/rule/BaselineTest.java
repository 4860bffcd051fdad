package io.gosight.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.alert.rule.MetricRule.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static MetricRule rule(Direction direction) {
    AlertRule rule = new AlertRule(UUID.randomUUID(), "shop", "Rule", 0, 0, List.of("telegram"), 0);
    return new MetricRule(
        rule, MetricRule.Kind.BASELINE, MetricRule.Metric.SESSIONS, direction, 2, 20, 600_000);
  }

  private static Optional<Direction> off(Direction wanted, Map<Integer, Long> byDay) {
    return Baseline.of(byDay).flatMap(baseline -> baseline.off(rule(wanted)));
  }

  @Test
  void usualIsTheMedianOfTheDaysBefore() {
    assertThat(Baseline.of(Map.of(0, 5L, 1, 10L, 2, 1000L, 3, 12L, 4, 11L)))
        .contains(new Baseline(5, 11.5));
  }

  @Test
  void nothingIsUsualWithinThreeDays() {
    assertThat(Baseline.of(Map.of(0, 500L, 1, 10L, 2, 10L))).isEmpty();
    assertThat(Baseline.of(Map.of())).isEmpty();
  }

  @Test
  void aQuietDayCountsButNotTheTimeBeforeTheSite() {
    assertThat(Baseline.of(Map.of(0, 5L, 1, 9L, 3, 30L))).contains(new Baseline(5, 9));
  }

  @Test
  void aFigureIsOffOnceItIsSoManyTimesMoreOrLess() {
    Map<Integer, Long> peak = Map.of(0, 80L, 1, 40L, 2, 40L, 3, 40L);
    Map<Integer, Long> drop = Map.of(0, 20L, 1, 40L, 2, 40L, 3, 40L);
    assertThat(off(Direction.ABOVE, peak)).contains(Direction.ABOVE);
    assertThat(off(Direction.BELOW, peak)).isEmpty();
    assertThat(off(Direction.BOTH, drop)).contains(Direction.BELOW);
    assertThat(off(Direction.ABOVE, drop)).isEmpty();
    assertThat(off(Direction.BOTH, Map.of(0, 79L, 1, 40L, 2, 40L, 3, 40L))).isEmpty();
  }

  @Test
  void fewAreNeverOff() {
    assertThat(off(Direction.BOTH, Map.of(0, 19L, 1, 1L, 2, 1L, 3, 1L))).isEmpty();
    assertThat(off(Direction.BOTH, Map.of(1, 19L, 2, 19L, 3, 19L))).isEmpty();
    assertThat(off(Direction.BOTH, Map.of(1, 20L, 2, 20L, 3, 20L))).contains(Direction.BELOW);
  }
}
