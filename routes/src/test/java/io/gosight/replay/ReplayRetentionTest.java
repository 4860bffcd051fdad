package io.gosight.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.stage.Mode;
import io.gosight.storage.StorageUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayRetentionTest {
  private static final ReplaySettings SETTINGS =
      new ReplaySettings(1, 1, Duration.ofSeconds(1), 1, Duration.ofDays(90), Duration.ofDays(7));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "FULL; {}; 90",
        "REPLAY_OPTIMIZED; {}; 7",
        "FULL; {\"mode\": \"replay-optimized\"}; 7",
        "FULL; {\"retention\": {\"events_days\": 5}}; 90",
        "FULL; {\"retention\": {\"replays_days\": 365}}; 365",
        "REPLAY_OPTIMIZED; {\"retention\": {\"replays_days\": 2}}; 2"
      })
  void isTheProjectsOrThatOfItsMode(Mode hub, String overrides, int days)
      throws JsonProcessingException {
    var json = new ObjectMapper().readTree(overrides);
    assertThat(new ReplayRetention(SETTINGS, hub, project -> json).days("shop")).isEqualTo(days);
  }

  @Test
  void isTheHubsWhileTheProjectsIsNotKnown() {
    ReplayRetention retention =
        new ReplayRetention(
            SETTINGS,
            Mode.FULL,
            project -> {
              throw new StorageUnavailableException("Away.", null);
            });
    assertThat(retention.days("shop")).isEqualTo(90);
  }
}
