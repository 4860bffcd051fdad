package io.gosight.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import io.gosight.common.OperatorException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What the hub tells the SDK: the mode and what to record. Immutable. */
public final class SdkConfig {
  private static final Set<String> RECORD = Set.of("always", "trigger");
  private static final Set<String> TRIGGERS = Set.of("error", "rage-click", "custom");

  private final JsonObject config;
  private final byte[] json;
  private final String etag;

  private SdkConfig(JsonObject config) {
    this.config = config;
    this.json = config.encode().getBytes(StandardCharsets.UTF_8);
    this.etag = '"' + Hashing.sha256().hashBytes(json).toString().substring(0, 16) + '"';
  }

  /** The configuration of a hub that records nothing. */
  public static SdkConfig withoutReplay(String mode) {
    return new SdkConfig(
        new JsonObject().put("mode", mode).put("replay", new JsonObject().put("enabled", false)));
  }

  /**
   * The same where recording is possible, but not now, or not of this project; sessions say why.
   */
  SdkConfig without(String reason) {
    return isRecorded()
        ? new SdkConfig(
            config
                .copy()
                .put("replay", new JsonObject().put("enabled", false).put("reason", reason)))
        : this;
  }

  /** Whether anything is recorded. */
  boolean isRecorded() {
    return config.getJsonObject("replay").getBoolean("enabled");
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
    return new SdkConfig(
        new JsonObject()
            .put("mode", mode)
            .put(
                "replay",
                new JsonObject()
                    .put("enabled", true)
                    .put("sampling_rate", settings.samplingRate())
                    .put("record", settings.record())
                    .put("triggers", new JsonArray(settings.triggers()))
                    .put("buffer_seconds", settings.bufferSeconds())
                    .put("minimum_duration_seconds", settings.minimumDurationSeconds())
                    .put("maximum_duration_seconds", settings.maximumDurationSeconds())
                    .put("record_mouse_move", settings.recordMouseMove())
                    .put("record_canvas", settings.recordCanvas())
                    .put("record_console", settings.recordConsole())
                    .put("record_network", settings.recordNetwork())
                    .put("require_consent", false)
                    .put("respect_gpc", true)
                    .put("compression", "gzip")
                    .put("mask_selectors", new JsonArray(settings.maskSelectors()))
                    .put("unmask_selectors", new JsonArray(settings.unmaskSelectors()))
                    .put("block_selectors", new JsonArray(settings.blockSelectors()))
                    .put("excluded_pages", new JsonArray(settings.excludedPages()))));
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
    JsonObject replay = config.getJsonObject("replay").copy();
    for (String part : List.of("replay", "privacy")) {
      if (project.path(part).isObject()) {
        new JsonObject(project.get(part).toString())
            .forEach(entry -> replace(replay, entry.getKey(), entry.getValue()));
      }
    }
    return new SdkConfig(config.copy().put("replay", replay));
  }

  private static void replace(JsonObject config, String name, Object value) {
    if (config.containsKey(name)) {
      config.put(name, value);
    }
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
