package io.gosight.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The contract: its operations, and schemas by JSON Schema 2020-12. Immutable. */
public final class ContractDocument {
  private static final String FILE = "/openapi.yaml";
  private static final Set<String> METHODS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options");

  private final JsonNode document;
  private final Map<String, ContractOperation> operations = new LinkedHashMap<>();
  // "components" is where the references of a schema point.
  private final JsonSchemaFactory schemas =
      JsonSchemaFactory.getInstance(
          VersionFlag.V202012,
          builder ->
              builder.metaSchema(
                  JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                      .keyword(new NonValidationKeyword("components"))
                      .build()));
  private final SchemaValidatorsConfig config =
      SchemaValidatorsConfig.builder()
          .formatAssertionsEnabled(true)
          .pathType(PathType.JSON_POINTER)
          .build();

  private ContractDocument(JsonNode document) {
    this.document = document;
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(entry -> add(path.getKey(), path.getValue(), entry)));
  }

  /** Reads the contract that the API was built with. */
  public static ContractDocument load() {
    try (InputStream in = ContractDocument.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The contract " + FILE + " is missing.");
      }
      return new ContractDocument(new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String path, JsonNode item, Map.Entry<String, JsonNode> entry) {
    if (METHODS.contains(entry.getKey())) {
      ContractOperation operation =
          ContractOperation.of(this, path, item, entry.getKey(), entry.getValue());
      operations.put(operation.id(), operation);
    }
  }

  /** The document as a tree; not to be changed. */
  public JsonNode tree() {
    return document;
  }

  /**
   * The operation of that id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ContractOperation operation(String id) {
    ContractOperation operation = operations.get(id);
    if (operation == null) {
      throw new IllegalArgumentException("The contract has no operation '" + id + "'.");
    }
    return operation;
  }

  /** The methods in upper case of what the contract has at that path; empty if it has nothing. */
  public Set<String> methods(String path) {
    Set<String> methods = new TreeSet<>();
    for (ContractOperation operation : operations.values()) {
      if (operation.path().matcher(path).matches()) {
        methods.add(operation.method());
      }
    }
    return methods;
  }

  /** The definition that a reference points to, or the node itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** A schema of the document, whose references may point anywhere in the components. */
  JsonSchema schema(JsonNode definition) {
    ObjectNode root = definition.deepCopy();
    root.set("components", document.get("components"));
    return schemas.getSchema(root, config);
  }

  /** The schema of that name. */
  public JsonSchema schema(String name) {
    return schema(new YAMLMapper().createObjectNode().put("$ref", "#/components/schemas/" + name));
  }
}
