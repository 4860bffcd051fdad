package io.gosight.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");

  @Test
  void isSecondsOrADate() {
    assertThat(RetryAfter.read(" 120 ", clock)).contains(Duration.ofMinutes(2));
    assertThat(RetryAfter.read("Sun, 01 Mar 2026 12:00:30 GMT", clock))
        .contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "-5", "99999999999999999999", "Sun, 01 Mar 2026 11:00:00 GMT", "1.5"})
  void isNothingElse(String text) {
    assertThat(RetryAfter.read(text, clock)).isEmpty();
  }
}
