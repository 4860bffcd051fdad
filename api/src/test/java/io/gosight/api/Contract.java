package io.gosight.api;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Set;

/** The API's contract, read from its file. */
final class Contract {
  private final JsonNode document;

  Contract() throws IOException {
    document = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
  }

  /** An operation of the contract. */
  record Operation(String id, String method, String path, JsonNode definition) {
    String pathOf(String project) {
      return path.replace("{id}", project)
          .replace("{name}", StubBacktests.DETECTOR)
          .replace("{rule}", "00000000-0000-0000-0000-000000000000")
          .replace("{insight}", "unknown")
          .replace("{channel}", "telegram");
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
                                    entry.getKey(),
                                    path.getKey(),
                                    entry.getValue()));
                          }
                        }));
    return operations;
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
    JsonNode schema = response.at("/content/application~1json/schema");
    return schema(schema.get("$ref").asText()).validate(body);
  }

  private JsonSchema schema(String pointer) {
    com.fasterxml.jackson.databind.node.ObjectNode root = document.deepCopy();
    root.removeAll();
    root.put("$ref", pointer);
    root.set("components", document.get("components"));
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root, config);
  }
}
