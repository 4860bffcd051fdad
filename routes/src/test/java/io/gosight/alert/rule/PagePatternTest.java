package io.gosight.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagePatternTest {
  @ParameterizedTest
  @CsvSource({
    "'', anything, true",
    "shop.example/cart, shop.example/cart, true",
    "shop.example/cart, shop.example/cart/2, false",
    "shop.example/cart*, shop.example/cart/2, true",
    "*/cart, shop.example/cart, true",
    "shop.example/*/pay, shop.example/a/b/pay, true",
    "shop.example/c.rt, shop.example/cart, false",
    "*, '', true",
    "a*a, a, false",
    "a*a, aa, true",
    "*ab*ab, xabab, true",
    "*ab*ab, xab, false",
    "*aab*, aaab, true",
    "x*abcabd*y, xabcabcabdy, true",
    "x**y, xy, true"
  })
  void matches(String pattern, String page, boolean matches) {
    assertThat(new PagePattern(pattern).matches(page)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aHostilePatternTakesLinearTime(int repetitions) {
    PagePattern stars = new PagePattern("*a".repeat(240) + "*" + "a".repeat(repetitions) + "b");
    PagePattern text = new PagePattern("*" + "a".repeat(450) + "b*");
    String page = "a".repeat(200_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          for (int i = 0; i < 100; i++) {
            assertThat(stars.matches(page)).isFalse();
            assertThat(stars.matches(page + "b")).isTrue();
            assertThat(text.matches(page)).isFalse();
          }
        });
  }
}
