package io.gosight.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** Builds the schema of a tool's arguments, with the contract's definitions that it needs. */
final class InputSchema {
  private static final String COMPONENTS = "#/components/schemas/";
  private static final String DEFINITIONS = "#/$defs/";

  private final JsonNode document;
  private final ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
  private final ObjectNode properties = schema.putObject("properties");
  private final ArrayNode required = schema.putArray("required");
  private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

  InputSchema(JsonNode document) {
    this.document = document;
  }

  /** The definition that a reference points to, or the node itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** Adds an argument by what the contract has under {@code schema} and {@code description}. */
  void add(String name, JsonNode definition, boolean isRequired) {
    addProperty(name, definition, definition.path("description").asText());
    if (isRequired) {
      required.add(name);
    }
  }

  /** Adds the project, which a key for one project need not name. */
  void addProject(JsonNode definition) {
    addProperty(Tool.PROJECT, definition, "The project's id; by default that of the secret key.");
  }

  private void addProperty(String name, JsonNode definition, String description) {
    JsonNode copy = local(definition.get("schema"));
    if (copy instanceof ObjectNode object && !description.isEmpty()) {
      object.put("description", description.strip());
    }
    properties.set(name, copy);
  }

  /** A copy whose references point into the schema. */
  private JsonNode local(JsonNode node) {
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        copy.set(
            field.getKey(),
            field.getKey().equals("$ref")
                ? reference(field.getValue().asText())
                : local(field.getValue()));
      }
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> copy.add(local(item)));
      return copy;
    }
    return node;
  }

  private TextNode reference(String target) {
    String name = target.substring(COMPONENTS.length());
    if (!definitions.has(name)) {
      // Before its own references, which may lead back to it.
      definitions.putObject(name);
      definitions.set(name, local(document.at(target.substring(1))));
    }
    return TextNode.valueOf(DEFINITIONS + name);
  }

  JsonNode build() {
    if (!definitions.isEmpty()) {
      schema.set("$defs", definitions);
    }
    return schema.put("additionalProperties", false);
  }
}
