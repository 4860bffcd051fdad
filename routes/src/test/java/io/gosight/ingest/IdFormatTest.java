package io.gosight.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdFormatTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", "_", "-", "550e8400-e29b-41d4-a716-446655440000"})
  void takesLettersDigitsAndTwoSigns(String id) {
    assertThat(IdFormat.isId(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "../a", "a:b", "é", "a\n", "\u0131", "\u212a", "@", "[", "`"})
  void refusesAllElse(String id) {
    assertThat(IdFormat.isId(id)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void takes1To64(int length) {
    assertThat(IdFormat.isId("a".repeat(length))).isTrue();
    assertThat(IdFormat.isId("a".repeat(64 + length))).isFalse();
  }
}
