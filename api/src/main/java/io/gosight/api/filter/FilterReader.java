package io.gosight.api.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads filters from the JSON of a URL or a body. Safe for use by many threads. */
public final class FilterReader {
  private static final int MAX_FILTERS = 20;
  private static final int MAX_VALUES = 50;
  private static final int MAX_VALUE = 500;
  private static final int MAX_KEY = 100;
  private static final String EVENT_PROPERTY = "event_property:";
  private static final Set<String> FIELDS = Set.of("property", "operator", "values");
  private static final Set<Operator> NUMERIC = Set.of(Operator.AT_LEAST, Operator.AT_MOST);

  private final ObjectMapper json;

  /** A reader. */
  public FilterReader(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Reads the parameter {@code filters}.
   *
   * @param text a JSON array; null or empty for no filter
   * @throws ApiException if it is malformed
   */
  public List<Filter> read(String text) {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    try {
      return read(json.readTree(text));
    } catch (JsonProcessingException e) {
      throw bad("'filters' must be a JSON array of {property, operator, values}.");
    }
  }

  /** Reads the field {@code filters} of a body; a missing one is no filter. */
  public List<Filter> read(JsonNode node) {
    if (node == null || node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    if (!node.isArray() || node.size() > MAX_FILTERS) {
      throw bad("'filters' must be a JSON array of at most " + MAX_FILTERS + " filters.");
    }
    List<Filter> filters = new ArrayList<>();
    node.forEach(filter -> filters.add(filter(filter)));
    return filters;
  }

  private static Filter filter(JsonNode node) {
    Set<String> unknown = new TreeSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(FIELDS);
    if (!node.isObject() || !unknown.isEmpty()) {
      throw bad("A filter is an object with property, operator and values.");
    }
    String name = node.path("property").asText();
    boolean ofEvent = name.startsWith(EVENT_PROPERTY);
    String key = ofEvent ? name.substring(EVENT_PROPERTY.length()) : "";
    if (ofEvent && (key.isEmpty() || key.length() > MAX_KEY)) {
      throw bad("'event_property:' is followed by a name of 1 to " + MAX_KEY + " characters.");
    }
    Property property =
        Property.of(ofEvent ? "event_property" : name)
            .filter(known -> ofEvent || known != Property.EVENT_PROPERTY)
            .orElseThrow(
                () ->
                    bad(
                        "Filters have no property '"
                            + shortened(name)
                            + "'. Known are "
                            + names(Property.values())
                            + ":NAME."));
    Operator operator =
        Operator.of(node.path("operator").asText())
            .orElseThrow(() -> bad("A filter's operator is one of " + names(Operator.values())));
    List<String> values = values(node.path("values"));
    check(property, operator, values);
    return new Filter(property, key, operator, values);
  }

  private static List<String> values(JsonNode node) {
    List<String> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(value -> values.add(value.asText()));
    }
    if (values.isEmpty()
        || values.size() > MAX_VALUES
        || values.stream().anyMatch(value -> value.length() > MAX_VALUE)) {
      throw bad(
          "A filter has 1 to " + MAX_VALUES + " values of at most " + MAX_VALUE + " characters.");
    }
    return values;
  }

  private static void check(Property property, Operator operator, List<String> values) {
    boolean numeric = property == Property.DURATION_S;
    if (numeric != NUMERIC.contains(operator)) {
      throw bad("at_least and at_most are for duration_s, which takes no other operator.");
    }
    if (numeric && !(values.size() == 1 && values.get(0).matches("[0-9]{1,6}"))) {
      throw bad("duration_s is compared with one whole number of seconds.");
    }
    boolean exact = operator == Operator.IS || operator == Operator.IS_NOT;
    if (property == Property.SEGMENT && !exact) {
      throw bad("segment takes the operators is and is_not.");
    }
    if (!exact && values.stream().anyMatch(String::isEmpty)) {
      throw bad("An empty value is for is and is_not alone, where it means unknown.");
    }
  }

  private static String names(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  private static ApiException bad(String message) {
    return new ApiException(ApiErrorCode.BAD_PARAMETER, message);
  }
}
