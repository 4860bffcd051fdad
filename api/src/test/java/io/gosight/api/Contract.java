package io.gosight.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The API's contract, read from its file. */
final class Contract {
  /** An id that nothing has. */
  static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private final JsonNode document;
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

  Contract() throws IOException {
    document = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
  }

  /** An operation of the contract. */
  record Operation(
      String id, String method, String path, JsonNode definition, List<JsonNode> parameters) {
    String pathOf(String project) {
      return path.replace("{id}", project)
              .replace("{name}", StubBacktests.DETECTOR)
              .replace("{rule}", NOBODY)
              .replace("{insight}", "unknown")
              .replace("{channel}", "telegram")
              .replace("{visitor}", "nobody")
              .replace("{dimension}", "countries")
              .replace("{error}", "0123456789abcdef")
              .replace("{kind}", path.contains("/exports/") ? "sessions" : "goals")
              .replaceAll("\\{(session|user|invitation|key|item|map)}", NOBODY)
          + requiredParameters();
    }

    /** The contract's examples of the parameters without which there is no valid request. */
    private String requiredParameters() {
      return parameters.stream()
          .filter(parameter -> parameter.get("in").asText().equals("query"))
          .filter(parameter -> parameter.path("required").asBoolean())
          .map(
              parameter ->
                  parameter.get("name").asText() + "=" + parameter.path("example").asText())
          .collect(Collectors.joining("&", "?", ""))
          .replaceFirst("\\?$", "");
    }

    String role() {
      return definition.get("x-required-role").asText();
    }

    String scope() {
      return definition.get("x-required-scope").asText();
    }

    boolean inProject() {
      return path.contains("{id}");
    }

    boolean readsBody() {
      return definition.has("requestBody");
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        entry -> {
                          if (!entry.getKey().equals("parameters")) {
                            operations.add(
                                new Operation(
                                    entry.getValue().get("operationId").asText(),
                                    entry.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    entry.getValue(),
                                    parameters(path.getValue(), entry.getValue())));
                          }
                        }));
    return operations;
  }

  private List<JsonNode> parameters(JsonNode path, JsonNode operation) {
    List<JsonNode> parameters = new ArrayList<>();
    path.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
    operation.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
    return parameters;
  }

  /** The example of the operation's body; missing if it has none. */
  JsonNode example(Operation operation) {
    JsonNode media = operation.definition().at("/requestBody/content/application~1json");
    return media.has("example")
        ? media.get("example")
        : resolve(media.path("schema")).at("/examples/0");
  }

  /** What is wrong with a document by the schema of a request's body. */
  Set<ValidationMessage> checkBody(Operation operation, JsonNode body) {
    JsonNode schema = operation.definition().at("/requestBody/content/application~1json/schema");
    return schema(schema.get("$ref").asText()).validate(body);
  }

  /** The definition that a reference points to, or the node itself. */
  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** What is wrong with an answer, by the contract; nothing if it is as it must be. */
  Set<ValidationMessage> check(Operation operation, int status, JsonNode body) {
    JsonNode response = operation.definition().at("/responses").get(Integer.toString(status));
    if (response == null) {
      throw new AssertionError(operation.id() + " may not answer " + status);
    }
    if (response.has("$ref")) {
      response = document.at(response.get("$ref").asText().substring(1));
    }
    String type = status < 400 ? "application~1json" : "application~1problem+json";
    JsonNode schema = response.at("/content/" + type + "/schema");
    return schema(schema.get("$ref").asText()).validate(body);
  }

  private JsonSchema schema(String pointer) {
    return schemas.computeIfAbsent(pointer, this::compiled);
  }

  private JsonSchema compiled(String pointer) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$ref", pointer);
    root.set("components", document.get("components"));
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root, config);
  }
}
