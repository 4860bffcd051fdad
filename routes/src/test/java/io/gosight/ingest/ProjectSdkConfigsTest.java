package io.gosight.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectSdkConfigsTest {
  private static final RecordingSettings FULL =
      new RecordingSettings(
          50,
          "always",
          List.of("error"),
          60,
          0,
          3_600,
          true,
          false,
          true,
          true,
          List.of(".secret"),
          List.of(),
          List.of(),
          List.of());
  private static final Map<String, SdkConfig> MODES =
      Map.of(
          "analytics-only", SdkConfig.withoutReplay("analytics-only"),
          "full", SdkConfig.of("full", FULL),
          "replay-optimized",
              SdkConfig.of(
                  "replay-optimized",
                  FULL.optimized(new ReplayOptimizedSettings(10, "trigger", 300, false))));

  private static final String NOTHING = "{\"replay\":{\"enabled\":false}}";

  private boolean diskIsFull;

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private JsonObject config(String overrides) {
    return config("full", MODES, overrides);
  }

  private JsonObject config(String mode, Map<String, SdkConfig> modes, String overrides) {
    return new JsonObject(configs(mode, modes, overrides).of("shop").json());
  }

  private ProjectSdkConfigs configs(String mode, Map<String, SdkConfig> modes, String overrides) {
    return new ProjectSdkConfigs(
        mode,
        modes,
        project -> parse(project.equals("shop") ? overrides : NOTHING),
        () -> diskIsFull);
  }

  @Test
  void aProjectWithoutSettingsHasTheHubs() {
    assertThat(config("{}")).isEqualTo(new JsonObject(MODES.get("full").json()));
  }

  @Test
  void aProjectsSettingsReplaceTheHubsOneByOne() {
    Map<String, Object> replay =
        config(
                """
                {"replay": {"sampling_rate": 12.5, "record": "trigger", "record_canvas": true,
                 "excluded_pages": ["shop.example/pay*"], "unheard_of": 1}}""")
            .getJsonObject("replay")
            .getMap();
    assertThat(replay)
        .containsEntry("enabled", true)
        .containsEntry("sampling_rate", 12.5)
        .containsEntry("record", "trigger")
        .containsEntry("record_canvas", true)
        .containsEntry("maximum_duration_seconds", 3_600)
        .containsEntry("excluded_pages", List.of("shop.example/pay*"))
        .containsEntry("mask_selectors", List.of(".secret"))
        .doesNotContainKey("unheard_of");
  }

  @Test
  void aProjectChoosesItsMode() {
    JsonObject optimized =
        config("{\"mode\": \"replay-optimized\", \"replay\": {\"sampling_rate\": 25}}");
    assertThat(optimized.getString("mode")).isEqualTo("replay-optimized");
    assertThat(optimized.getJsonObject("replay").getMap())
        .containsEntry("sampling_rate", 25)
        .containsEntry("record", "trigger")
        .containsEntry("maximum_duration_seconds", 300);
    assertThat(config("{\"mode\": \"analytics-only\", \"replay\": {\"enabled\": true}}"))
        .isEqualTo(new JsonObject(MODES.get("analytics-only").json()));
  }

  @Test
  void aProjectCanTurnRecordingOff() {
    assertThat(config("{\"replay\": {\"enabled\": false}}").getJsonObject("replay").getMap())
        .containsOnly(Map.entry("enabled", false), Map.entry("reason", "disabled"));
  }

  @Test
  void replayIsTakenOfProjectsThatRecord() {
    diskIsFull = true;
    assertThat(configs("full", MODES, "{}").records("shop")).isTrue();
    assertThat(configs("full", MODES, "{\"replay\": {\"sampling_rate\": 0}}").records("shop"))
        .isTrue();
    assertThat(configs("full", MODES, "{}").records("other")).isFalse();
    assertThat(configs("full", MODES, "{\"mode\": \"analytics-only\"}").records("shop")).isFalse();
  }

  @Test
  void aProjectsPrivacyIsSentToo() {
    assertThat(config("{}").getJsonObject("replay").getMap())
        .containsEntry("require_consent", false)
        .containsEntry("respect_gpc", true);
    assertThat(
            config("{\"privacy\": {\"require_consent\": true, \"respect_gpc\": false}}")
                .getJsonObject("replay")
                .getMap())
        .containsEntry("require_consent", true)
        .containsEntry("respect_gpc", false)
        .containsEntry("sampling_rate", 50);
  }

  @Test
  void nothingIsRecordedWhileTheDiskIsFull() {
    diskIsFull = true;
    assertThat(config("{\"replay\": {\"sampling_rate\": 10}}"))
        .isEqualTo(
            new JsonObject(
                "{\"mode\":\"full\",\"replay\":{\"enabled\":false,\"reason\":\"disk-full\"}}"));
    assertThat(config("{\"mode\": \"analytics-only\"}"))
        .isEqualTo(new JsonObject(MODES.get("analytics-only").json()));
  }

  @Test
  void noProjectTurnsRecordingOnWhereTheHubHasNone() {
    Map<String, SdkConfig> none = Map.of("analytics-only", MODES.get("analytics-only"));
    assertThat(
            config("analytics-only", none, "{\"mode\": \"full\", \"replay\": {\"enabled\": true}}"))
        .isEqualTo(new JsonObject(MODES.get("analytics-only").json()));
  }
}
