package io.gosight.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    "*, '', true"
  })
  void matches(String pattern, String page, boolean matches) {
    assertThat(new PagePattern(pattern).matches(page)).isEqualTo(matches);
  }
}
