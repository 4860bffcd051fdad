package io.gosight.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class ProjectOverridesTest {
  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
  private String stored = "{\"mode\":\"full\"}";
  private boolean away;
  private int asked;
  private final ProjectOverrides overrides = new ProjectOverrides(this::find, clock.ticker());

  private String find(String project) {
    asked++;
    if (away) {
      throw new DataAccessResourceFailureException("Away.");
    }
    return stored;
  }

  private String mode() {
    return overrides.of("shop").path("mode").asText();
  }

  @Test
  void showAChangeWithin10SecondsAndAskOnceMeanwhile() {
    assertThat(mode()).isEqualTo("full");
    stored = "{\"mode\":\"analytics-only\"}";
    clock.advance(Duration.ofSeconds(9));
    assertThat(mode()).isEqualTo("full");
    assertThat(asked).isEqualTo(1);
    clock.advance(Duration.ofSeconds(2));
    assertThat(mode()).isEqualTo("analytics-only");
  }

  @Test
  void areEmptyForAProjectWithoutSettings() {
    stored = null;
    assertThat(overrides.of("shop")).isEmpty();
  }

  @Test
  void stayKnownForADayWhilePostgresIsAway() {
    assertThat(mode()).isEqualTo("full");
    away = true;
    clock.advance(Duration.ofHours(12));
    assertThat(mode()).isEqualTo("full");
    clock.advance(Duration.ofHours(13));
    assertThatThrownBy(this::mode).isInstanceOf(StorageUnavailableException.class);
  }

  @Test
  void failIfTheyWereNeverRead() {
    away = true;
    assertThatThrownBy(this::mode).isInstanceOf(StorageUnavailableException.class);
  }
}
