package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.common.OperatorException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgesTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  @Test
  void aMomentIsAnAgeOrAnInstant() {
    assertThat(Ages.instant("--since", "7d", NOW)).isEqualTo("2026-03-03T12:00:00Z");
    assertThat(Ages.instant("--since", "0s", NOW)).isEqualTo(NOW);
    assertThat(Ages.instant("--since", "2026-01-31T12:00:00Z", NOW))
        .isEqualTo("2026-01-31T12:00:00Z");
    assertThat(Ages.duration("--lead-in", "30m")).isEqualTo(Duration.ofMinutes(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "-7d", "7", "", "2026-13-31T12:00:00Z", "PT1000000000000H"})
  void anythingElseIsRefusedByTheOptionsName(String text) {
    assertThatThrownBy(() -> Ages.instant("--since", text, NOW))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("--since")
        .hasMessageContaining("7d");
  }
}
