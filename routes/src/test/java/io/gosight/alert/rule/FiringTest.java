package io.gosight.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.proto.v1.Insight;
import io.gosight.proto.v1.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A rule of 3 insights in 60 s; times are in seconds. */
class FiringTest {
  private static final long SECOND = 1000;

  private static List<Firing> fire(int coolDown, Long last, List<Long> known, Integer... fresh) {
    AlertRule rule =
        new AlertRule(
            UUID.randomUUID(), "shop", "Cart", coolDown * SECOND, 0, List.of("telegram"), 0);
    return Firing.of(
        new InsightRule(
            rule,
            GroupBy.RULE,
            Set.of(),
            Severity.SEVERITY_LOW,
            new PagePattern(""),
            3,
            60 * SECOND),
        last == null ? OptionalLong.empty() : OptionalLong.of(last * SECOND),
        known.stream().map(time -> time * SECOND).toList(),
        Arrays.stream(fresh)
            .map(time -> Insight.newBuilder().setTimeMs(time * SECOND).build())
            .toList());
  }

  @Test
  void insightsInOrderFireAtTheThird() {
    assertThat(fire(0, null, List.of(), 0, 30, 50))
        .extracting(Firing::endMs)
        .containsExactly(50_000L);
  }

  @Test
  void aLateInsightFiresAtTheEndOfTheWindowThatItCompletes() {
    assertThat(fire(0, null, List.of(0L, 50L), 30))
        .singleElement()
        .satisfies(
            firing -> {
              assertThat(firing.endMs()).isEqualTo(50_000);
              assertThat(firing.count()).isEqualTo(3);
            });
    assertThat(fire(0, null, List.of(30L, 50L), 0)).hasSize(1);
    assertThat(fire(0, null, List.of(30L, 50L), -9)).hasSize(1);
  }

  @Test
  void aWindowDoesNotHoldBothItsEnds() {
    assertThat(fire(0, null, List.of(0L, 60L), 30)).isEmpty();
    assertThat(fire(0, null, List.of(30L, 50L), -10)).isEmpty();
    assertThat(fire(0, null, List.of(0L, 59L), 30)).hasSize(1);
  }

  @Test
  void insightsAtTheSameTimeCount() {
    assertThat(fire(0, null, List.of(), 5, 5, 5)).extracting(Firing::count).containsExactly(3);
  }

  @Test
  void aLateInsightStartsNoSecondAlertInTheCoolDown() {
    assertThat(fire(100, 50L, List.of(0L, 30L, 50L), 40)).isEmpty();
    assertThat(fire(100, 50L, List.of(0L, 30L, 50L, 149L, 150L), 148)).hasSize(1);
  }

  @Test
  void manyKnownInsightsTakeNoQuadraticTime() {
    List<Long> known = LongStream.range(0, 20_000).boxed().toList();
    Integer[] fresh = new Integer[1000];
    Arrays.fill(fresh, 19_999);
    assertThat(fire(1_000_000, null, known, fresh)).hasSize(1);
  }
}
