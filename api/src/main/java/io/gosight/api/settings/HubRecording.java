package io.gosight.api.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What the hub's configuration says about recordings, as projects have it that say nothing of their
 * own. Immutable.
 *
 * @param mode the hub's mode
 * @param byMode the settings of recordings in each mode that a project may choose, in the form of
 *     {@code replay} in ProjectSettings; other fields are ignored
 */
public record HubRecording(String mode, Map<String, JsonNode> byMode) {
  /** Keeps a copy. */
  public HubRecording {
    byMode = Map.copyOf(byMode);
  }

  /**
   * The settings that a project has by this configuration.
   *
   * @param defaults the settings of a project of a hub without configuration
   * @param overrides what the project says; its mode decides
   */
  ObjectNode over(JsonNode defaults, JsonNode overrides) {
    ObjectNode settings = defaults.deepCopy();
    String chosen = modeOf(overrides);
    settings.put("mode", chosen);
    ObjectNode replay = (ObjectNode) settings.get("replay");
    byMode
        .getOrDefault(chosen, JsonNodeFactory.instance.objectNode())
        .properties()
        .forEach(
            field -> {
              if (replay.has(field.getKey())) {
                replay.set(field.getKey(), field.getValue());
              }
            });
    return settings;
  }

  /** The mode that the project has: its own if this hub has that, or else the hub's. */
  String modeOf(JsonNode overrides) {
    String own = overrides.path("mode").asText(mode);
    return byMode.containsKey(own) ? own : mode;
  }
}
