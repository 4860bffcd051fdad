package io.gosight.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * An operation of the contract as a tool.
 *
 * @param operation its operationId, also the tool's name
 * @param method the HTTP method
 * @param path the path with variables in braces
 * @param variables the variables of the path by the names of the tool's arguments
 * @param description what it does
 * @param inputSchema the JSON Schema of its arguments; not to be changed
 */
record Tool(
    String operation,
    String method,
    String path,
    Map<String, String> variables,
    String description,
    JsonNode inputSchema) {
  /** The argument with the project, which {@code id} is called in the contract. */
  static final String PROJECT = "project";

  /** The argument with the request's body. */
  static final String BODY = "body";

  /** Whether it is about a project. */
  boolean isInProject() {
    return variables.containsKey(PROJECT);
  }

  /** The tool as {@code tools/list} shows it. */
  void writeTo(ArrayNode list) {
    ObjectNode tool = list.addObject().put("name", operation).put("description", description);
    tool.set("inputSchema", inputSchema);
    tool.putObject("annotations").put("readOnlyHint", true);
  }

  /**
   * The path and query of the operation with these arguments. Whether they are valid is checked by
   * the operation.
   */
  String uri(JsonNode arguments) {
    String uri = path;
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
      String variable = variables.get(argument.getKey());
      String value = encoded(text(argument.getValue()));
      if (variable != null) {
        uri = uri.replace("{" + variable + "}", value);
      } else if (!argument.getKey().equals(BODY)) {
        query.add(encoded(argument.getKey()) + "=" + value);
      }
    }
    return uri + query;
  }

  /** Lists of texts are separated by commas; what is more complex is JSON. */
  private static String text(JsonNode value) {
    if (value.isArray() && !value.isEmpty() && value.get(0).isValueNode()) {
      List<String> items =
          StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList();
      return items.stream().collect(Collectors.joining(","));
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
