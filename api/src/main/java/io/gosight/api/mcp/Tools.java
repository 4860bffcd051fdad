package io.gosight.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gosight.api.contract.ContractDocument;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The operations of the contract that only read: those with the scope {@code read} that are called
 * by GET or marked {@code x-reads}, and answer in JSON. Nothing of recordings is among them.
 * Immutable.
 */
final class Tools {
  private static final String RECORDINGS = "replays";
  private static final Set<String> METHODS = Set.of("get", "post");

  private final JsonNode document;
  private final Map<String, Tool> tools = new LinkedHashMap<>();

  Tools(ContractDocument contract) {
    this.document = contract.tree();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .filter(entry -> onlyReads(entry.getKey(), entry.getValue()))
                    .forEach(entry -> add(path.getKey(), path.getValue(), entry)));
  }

  private static boolean onlyReads(String method, JsonNode operation) {
    JsonNode answers = operation.at("/responses/200/content");
    return operation.path("x-required-scope").asText().equals("read")
        && (method.equals("get") || operation.path("x-reads").asBoolean())
        && !operation.at("/tags/0").asText().equals(RECORDINGS)
        && answers.size() == 1
        && answers.has("application/json");
  }

  private void add(String path, JsonNode item, Map.Entry<String, JsonNode> entry) {
    JsonNode operation = entry.getValue();
    InputSchema schema = new InputSchema(document);
    Map<String, String> variables = new LinkedHashMap<>();
    Stream.of(item.path("parameters"), operation.path("parameters"))
        .flatMap(JsonNode::valueStream)
        .map(schema::resolved)
        .forEach(
            parameter -> {
              String name = parameter.get("name").asText();
              if (!parameter.get("in").asText().equals("path")) {
                schema.add(name, parameter, parameter.path("required").asBoolean());
              } else if (name.equals("id")) {
                variables.put(Tool.PROJECT, name);
                schema.addProject(parameter);
              } else {
                variables.put(name, name);
                schema.add(name, parameter, true);
              }
            });
    JsonNode body = operation.at("/requestBody/content/application~1json");
    if (!body.isMissingNode()) {
      schema.add(Tool.BODY, body, true);
    }
    String id = operation.get("operationId").asText();
    String description =
        operation.get("summary").asText() + " " + operation.path("description").asText();
    tools.put(
        id,
        new Tool(
            id,
            entry.getKey().toUpperCase(Locale.ROOT),
            path,
            Map.copyOf(variables),
            description.strip(),
            schema.build()));
  }

  /** All of them, as {@code tools/list} shows them. */
  ObjectNode list(ObjectNode into) {
    ArrayNode list = into.putArray("tools");
    tools.values().forEach(tool -> tool.writeTo(list));
    return into;
  }

  Optional<Tool> find(String name) {
    return Optional.ofNullable(tools.get(name));
  }
}
