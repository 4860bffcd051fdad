package io.gosight.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import java.math.BigDecimal;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A query parameter of the contract.
 *
 * @param name its name
 * @param required whether it must be given
 * @param deepObject whether it is given as {@code name[key]=value}; such values are checked by the
 *     operation
 * @param definition its schema in the document, references resolved
 * @param schema its schema
 * @param example a valid value for messages; empty if the contract has none
 */
record ContractParameter(
    String name,
    boolean required,
    boolean deepObject,
    JsonNode definition,
    Supplier<JsonSchema> schema,
    String example) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

  static ContractParameter of(ContractDocument document, JsonNode parameter) {
    JsonNode definition = document.resolved(parameter.get("schema"));
    return new ContractParameter(
        parameter.get("name").asText(),
        parameter.path("required").asBoolean(),
        parameter.path("style").asText().equals("deepObject"),
        definition,
        new Lazy<>(() -> document.schema(definition)),
        parameter.path("example").asText(""));
  }

  /** The text as the type that the schema wants; text that has another form stays text. */
  JsonNode value(String text) {
    if (definition.path("type").asText().equals("array")) {
      ArrayNode items = NODES.arrayNode();
      for (String item : text.split(",", -1)) {
        items.add(scalar(definition.path("items").path("type").asText(), item));
      }
      return items;
    }
    if (definition.path("format").asText().equals("date-time")) {
      // An unescaped plus sign of an offset arrives as a blank.
      return NODES.textNode(text.replace(' ', '+'));
    }
    return scalar(definition.path("type").asText(), text);
  }

  private static JsonNode scalar(String type, String text) {
    if (type.equals("integer") && INTEGER.matcher(text).matches()) {
      return NODES.numberNode(Long.parseLong(text));
    }
    if (type.equals("number") && NUMBER.matcher(text).matches()) {
      return NODES.numberNode(new BigDecimal(text));
    }
    if (type.equals("boolean") && (text.equals("true") || text.equals("false"))) {
      return NODES.booleanNode(text.equals("true"));
    }
    return NODES.textNode(text);
  }
}
