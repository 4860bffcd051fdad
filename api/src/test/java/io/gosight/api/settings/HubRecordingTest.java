package io.gosight.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HubRecordingTest {
  private static final JsonNode DEFAULTS =
      parse("{'mode': 'full', 'replay': {'enabled': true, 'sampling_rate': 100, 'console': true}}");
  private static final JsonNode NOTHING = parse("{}");
  private static final JsonNode OFF = parse("{'enabled': false, 'reason': 'mode'}");

  private final HubRecording hub =
      new HubRecording(
          "full",
          Map.of(
              "full", parse("{'enabled': true, 'sampling_rate': 40, 'compression': 'gzip'}"),
              "replay-optimized", parse("{'enabled': true, 'sampling_rate': 10}"),
              "analytics-only", OFF));

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aProjectWithoutSettingsHasTheHubsConfiguration() {
    assertThat(hub.over(DEFAULTS, NOTHING))
        .isEqualTo(
            parse(
                "{'mode': 'full',"
                    + " 'replay': {'enabled': true, 'sampling_rate': 40, 'console': true}}"));
  }

  @Test
  void aProjectsModeDecidesWhichConfigurationHolds() {
    JsonNode optimized = hub.over(DEFAULTS, parse("{'mode': 'replay-optimized'}"));
    assertThat(optimized.get("mode").asText()).isEqualTo("replay-optimized");
    assertThat(optimized.at("/replay/sampling_rate").asInt()).isEqualTo(10);
    JsonNode none = hub.over(DEFAULTS, parse("{'mode': 'analytics-only'}"));
    assertThat(none.at("/replay/enabled").asBoolean()).isFalse();
  }

  @Test
  void aHubWithoutReplayLeavesNoChoice() {
    HubRecording none = new HubRecording("analytics-only", Map.of("analytics-only", OFF));
    assertThat(none.modeOf(parse("{'mode': 'full'}"))).isEqualTo("analytics-only");
    assertThat(none.over(DEFAULTS, NOTHING).at("/replay/enabled").asBoolean()).isFalse();
  }
}
