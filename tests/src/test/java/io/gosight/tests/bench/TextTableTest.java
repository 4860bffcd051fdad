package io.gosight.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void alignsNumbersToTheRight() {
    TextTable table = new TextTable("what", "events/s");
    table.row("bare pipe", "9");

    assertThat(table.toString().lines())
        .containsExactly("what       events/s", "bare pipe         9");
  }

  @Test
  void refusesRowOfAnotherLength() {
    TextTable table = new TextTable("what", "events/s");

    assertThatThrownBy(() -> table.row("bare pipe"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bare pipe");
  }
}
