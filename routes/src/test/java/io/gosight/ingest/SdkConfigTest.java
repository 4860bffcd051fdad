package io.gosight.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.common.OperatorException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class SdkConfigTest {
  private static RecordingSettings settings(String record, List<String> triggers) {
    return new RecordingSettings(
        100,
        record,
        triggers,
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
        List.of("/admin/*"));
  }

  private static JsonObject replay(SdkConfig config) {
    return new JsonObject(config.json()).getJsonObject("replay");
  }

  @Test
  void saysWhatToRecord() {
    JsonObject replay = replay(SdkConfig.of("full", settings("always", List.of("error"))));
    assertThat(replay.getMap())
        .containsEntry("enabled", true)
        .containsEntry("sampling_rate", 100)
        .containsEntry("record", "always")
        .containsEntry("maximum_duration_seconds", 3_600)
        .containsEntry("record_mouse_move", true)
        .containsEntry("compression", "gzip");
    assertThat(replay.getJsonArray("mask_selectors")).containsExactly(".secret");
    assertThat(replay.getJsonArray("excluded_pages")).containsExactly("/admin/*");
  }

  @Test
  void aModeWithoutReplaySaysNothingElse() {
    assertThat(SdkConfig.withoutReplay("analytics-only").json())
        .isEqualTo("{\"mode\":\"analytics-only\",\"replay\":{\"enabled\":false}}");
  }

  @Test
  void theOptimizedModeOverridesItsOptions() {
    RecordingSettings optimized =
        settings("always", List.of("error"))
            .optimized(new ReplayOptimizedSettings(10, "trigger", 300, false));
    assertThat(replay(SdkConfig.of("replay-optimized", optimized)).getMap())
        .containsEntry("sampling_rate", 10)
        .containsEntry("record", "trigger")
        .containsEntry("maximum_duration_seconds", 300)
        .containsEntry("record_mouse_move", false)
        .containsEntry("buffer_seconds", 60);
  }

  @Test
  void anUnknownWordStopsTheStartWithTheChoices() {
    assertThatThrownBy(() -> SdkConfig.of("full", settings("sometimes", List.of())))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("gosight.replay.record")
        .hasMessageContaining("always, trigger");
    assertThatThrownBy(() -> SdkConfig.of("full", settings("always", List.of("eror"))))
        .hasMessageContaining("custom, error, rage-click");
  }

  @Test
  void aSenderThatHasItAlreadyGetsNoBody() {
    SdkConfig config = SdkConfig.withoutReplay("full");
    Exchange first = new DefaultExchange(new DefaultCamelContext());
    config.answer(first);
    String tag = first.getMessage().getHeader("ETag", String.class);
    Exchange second = new DefaultExchange(new DefaultCamelContext());
    second.setProperty(Submission.KNOWN_TAG, tag);
    config.answer(second);
    assertThat(second.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(304);
    assertThat(second.getMessage().getBody(byte[].class)).isEmpty();
    assertThat(second.getMessage().getHeader("Cache-Control")).isEqualTo("private, max-age=300");
  }
}
