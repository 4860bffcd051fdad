package io.gosight.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An operation of the contract.
 *
 * @param id its operationId
 * @param method the HTTP method in upper case
 * @param path matches its path
 * @param parameters its query parameters by name
 * @param body the schema of its body; null if it has none
 * @param contentTypes in which it responds with success
 */
public record ContractOperation(
    String id,
    String method,
    Pattern path,
    Map<String, ContractParameter> parameters,
    Supplier<JsonSchema> body,
    Set<String> contentTypes) {

  static ContractOperation of(
      ContractDocument document, String path, JsonNode item, String method, JsonNode definition) {
    Map<String, ContractParameter> parameters = new TreeMap<>();
    Stream.of(item.path("parameters"), definition.path("parameters"))
        .flatMap(list -> list.valueStream())
        .map(document::resolved)
        .filter(parameter -> parameter.get("in").asText().equals("query"))
        .forEach(
            parameter ->
                parameters.put(
                    parameter.get("name").asText(), ContractParameter.of(document, parameter)));
    JsonNode body = definition.at("/requestBody/content/application~1json/schema");
    Set<String> types = new TreeSet<>();
    document
        .resolved(definition.at("/responses/200"))
        .path("content")
        .fieldNames()
        .forEachRemaining(types::add);
    return new ContractOperation(
        definition.get("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        pattern(path),
        parameters,
        body.isMissingNode() ? null : new Lazy<>(() -> document.schema(body)),
        types);
  }

  private static Pattern pattern(String path) {
    StringBuilder regex = new StringBuilder();
    for (String segment : path.substring(1).split("/", -1)) {
      regex.append('/').append(segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment));
    }
    return Pattern.compile(regex.append("/?").toString());
  }
}
