package io.gosight.api.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Merges JSON objects. */
final class JsonMerge {
  private JsonMerge() {}

  /** Applies a JSON merge patch (RFC 7396): null removes a field. */
  static ObjectNode patched(JsonNode target, JsonNode patch) {
    ObjectNode result =
        target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      if (field.getValue().isNull()) {
        result.remove(field.getKey());
      } else if (field.getValue().isObject()) {
        result.set(field.getKey(), patched(result.path(field.getKey()), field.getValue()));
      } else {
        result.set(field.getKey(), field.getValue());
      }
    }
    return result;
  }
}
