package io.gosight.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static FoundInsight insight(String id, String session, long atMs, String selector) {
    return new FoundInsight(
        id, session, "t", atMs, atMs + 100, "shop.example/cart", selector, "Four clicks.");
  }

  private static final FoundInsight FIRST = insight("1", "s1", 1_000, "#buy");
  private static final FoundInsight SECOND = insight("2", "s1", 9_000, "#buy");
  private static final FoundInsight OTHER = insight("3", "s2", 5_000, "#menu");

  @Test
  void whatIsFoundAgainIsNeitherOnlyNowNorOnlyThen() {
    Comparison comparison = Comparison.of(List.of(FIRST, OTHER), List.of(OTHER, SECOND));

    assertThat(comparison.both()).isEqualTo(1);
    assertThat(comparison.onlyNow()).containsExactly(FIRST);
    assertThat(comparison.onlyThen()).containsExactly(SECOND);
  }

  @Test
  void aNewVersionsIdsDoNotHideThatItFindsTheSame() {
    Comparison comparison =
        Comparison.of(List.of(insight("of version 2", "s1", 1_000, "#buy")), List.of(FIRST));

    assertThat(comparison.both()).isEqualTo(1);
    assertThat(comparison.onlyNow()).isEmpty();
    assertThat(comparison.onlyThen()).isEmpty();
  }

  @Test
  void placesThatDifferMostComeFirst() {
    Comparison comparison = Comparison.of(List.of(OTHER), List.of(OTHER, SECOND, FIRST));

    assertThat(comparison.places())
        .containsExactly(
            new Comparison.Place("shop.example/cart", "#buy", 0, 2),
            new Comparison.Place("shop.example/cart", "#menu", 1, 1));
  }

  @Test
  void nothingBesideNothing() {
    assertThat(Comparison.of(List.of(), List.of()))
        .isEqualTo(new Comparison(0, 0, 0, List.of(), List.of(), List.of()));
  }
}
