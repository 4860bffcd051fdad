package io.gosight.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import io.gosight.common.OperatorException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What the hub tells the SDK: the mode and what to record. Immutable. */
public final class SdkConfig {
  private static final Set<String> RECORD = Set.of("always", "trigger");
  private static final Set<String> TRIGGERS = Set.of("error", "rage-click", "custom");

  private final ObjectNode config;
  private final byte[] json;
  private final String etag;

  private SdkConfig(ObjectNode config) {
    this.config = config;
    this.json = config.toString().getBytes(StandardCharsets.UTF_8);
    this.etag = '"' + Hashing.sha256().hashBytes(json).toString().substring(0, 16) + '"';
  }

  /** The configuration of a hub that records nothing. */
  public static SdkConfig withoutReplay(String mode) {
    ObjectNode config = JsonNodeFactory.instance.objectNode().put("mode", mode);
    config.putObject("replay").put("enabled", false);
    return new SdkConfig(config);
  }

  /**
   * The same where recording is possible, but not now, or not of this project; sessions say why.
   */
  SdkConfig without(String reason) {
    if (!isRecorded()) {
      return this;
    }
    ObjectNode changed = config.deepCopy();
    changed.putObject("replay").put("enabled", false).put("reason", reason);
    return new SdkConfig(changed);
  }

  /** Whether anything is recorded. */
  boolean isRecorded() {
    return config.at("/replay/enabled").asBoolean();
  }

  /**
   * The configuration of a hub that records.
   *
   * @param mode the mode's name
   * @throws OperatorException if a setting names something unknown
   */
  public static SdkConfig of(String mode, RecordingSettings settings) {
    require("gosight.replay.record", List.of(settings.record()), RECORD);
    require("gosight.replay.triggers", settings.triggers(), TRIGGERS);
    ObjectNode config = JsonNodeFactory.instance.objectNode().put("mode", mode);
    ObjectNode replay = config.putObject("replay");
    replay
        .put("enabled", true)
        .put("sampling_rate", settings.samplingRate())
        .put("record", settings.record());
    put(replay, "triggers", settings.triggers());
    replay
        .put("buffer_seconds", settings.bufferSeconds())
        .put("minimum_duration_seconds", settings.minimumDurationSeconds())
        .put("maximum_duration_seconds", settings.maximumDurationSeconds())
        .put("record_mouse_move", settings.recordMouseMove())
        .put("record_canvas", settings.recordCanvas())
        .put("record_console", settings.recordConsole())
        .put("record_network", settings.recordNetwork())
        .put("require_consent", false)
        .put("respect_gpc", true)
        .put("compression", "gzip");
    put(replay, "mask_selectors", settings.maskSelectors());
    put(replay, "unmask_selectors", settings.unmaskSelectors());
    put(replay, "block_selectors", settings.blockSelectors());
    put(replay, "excluded_pages", settings.excludedPages());
    return new SdkConfig(config);
  }

  private static void put(ObjectNode config, String name, List<String> values) {
    ArrayNode array = config.putArray(name);
    values.forEach(array::add);
  }

  /**
   * The same with a project's settings in place of the hub's. A configuration that records nothing
   * stays as it is.
   *
   * @param project the project's settings, as far as they differ from the defaults
   */
  SdkConfig with(JsonNode project) {
    if (!isRecorded()) {
      return this;
    }
    if (!project.at("/replay/enabled").asBoolean(true)) {
      return without("disabled");
    }
    ObjectNode changed = config.deepCopy();
    ObjectNode replay = changed.withObject("/replay");
    for (String part : List.of("replay", "privacy")) {
      for (Map.Entry<String, JsonNode> entry : project.path(part).properties()) {
        if (replay.has(entry.getKey())) {
          replay.set(entry.getKey(), entry.getValue().deepCopy());
        }
      }
    }
    return new SdkConfig(changed);
  }

  private static void require(String key, List<String> given, Set<String> choices) {
    for (String value : given) {
      if (!choices.contains(value)) {
        throw new OperatorException(
            "The property "
                + key
                + " is '"
                + value
                + "'; the choices are: "
                + String.join(", ", choices.stream().sorted().toList())
                + ".");
      }
    }
  }

  /** The configuration as the SDK reads it. */
  public String json() {
    return new String(json, StandardCharsets.UTF_8);
  }

  /** Answers a request whose key is good; 304 if the sender has this configuration already. */
  public void answer(Exchange exchange) {
    Message message = exchange.getMessage();
    message.setHeader("Access-Control-Allow-Origin", "*");
    message.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    message.setHeader("Cache-Control", "private, max-age=300");
    message.setHeader("ETag", etag);
    String known = exchange.getProperty(Submission.KNOWN_TAG, String.class);
    if (known != null && known.replaceFirst("^W/", "").equals(etag)) {
      message.setHeader(Exchange.HTTP_RESPONSE_CODE, 304);
      message.setBody(new byte[0]);
      return;
    }
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setBody(json);
  }
}
