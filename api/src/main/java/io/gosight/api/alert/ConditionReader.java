package io.gosight.api.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates the condition of an alert rule and fills in defaults. */
final class ConditionReader {
  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final List<String> KINDS = List.of("insights", "error_rate", "baseline");
  private static final int DAY = 86_400;
  private static final int MAX_PAGE_LENGTH = 500;

  private ConditionReader() {}

  /**
   * The condition with all its fields.
   *
   * @throws io.gosight.api.error.ApiException that names the invalid field
   */
  static ObjectNode read(JsonNode condition) {
    JsonNode kind = condition == null ? null : condition.get("kind");
    String text = kind == null || !kind.isTextual() ? "" : kind.textValue();
    return switch (text) {
      case "insights" -> insights(condition);
      case "error_rate" -> errorRate(condition);
      case "baseline" -> baseline(condition);
      default ->
          throw JsonFields.bad(
              "'condition.kind' must be one of: " + String.join(", ", KINDS) + ".");
    };
  }

  private static ObjectNode insights(JsonNode condition) {
    JsonFields fields =
        new JsonFields(
            condition,
            Set.of("kind", "detectors", "min_severity", "page", "count", "window_seconds"));
    ObjectNode read = node("insights");
    fields
        .texts("detectors", List.of(), NAME, "rage-click")
        .forEach(read.putArray("detectors")::add);
    read.put(
        "min_severity", fields.choice("min_severity", "low", List.of("low", "medium", "high")));
    read.put("page", fields.text("page", "", MAX_PAGE_LENGTH));
    read.put("count", fields.number("count", 1, 1, 10_000));
    read.put("window_seconds", fields.number("window_seconds", 600, 1, 7 * DAY));
    return read;
  }

  private static ObjectNode errorRate(JsonNode condition) {
    JsonFields fields =
        new JsonFields(condition, Set.of("kind", "above", "min_sessions", "window_seconds"));
    ObjectNode read = node("error_rate");
    read.put("above", fields.fraction("above", null, 0, 1));
    read.put("min_sessions", fields.number("min_sessions", 20, 1, 1_000_000));
    read.put("window_seconds", fields.number("window_seconds", 600, 60, DAY));
    return read;
  }

  private static ObjectNode baseline(JsonNode condition) {
    JsonFields fields =
        new JsonFields(
            condition,
            Set.of("kind", "metric", "direction", "factor", "min_count", "window_seconds"));
    ObjectNode read = node("baseline");
    read.put(
        "metric",
        fields.choice("metric", null, List.of("page_views", "sessions", "errors", "insights")));
    read.put("direction", fields.choice("direction", "above", List.of("above", "below", "both")));
    read.put("factor", fields.fraction("factor", 2.0, 1.1, 1000));
    read.put("min_count", fields.number("min_count", 20, 1, 1_000_000));
    read.put("window_seconds", fields.number("window_seconds", 3600, 60, DAY));
    return read;
  }

  private static ObjectNode node(String kind) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind);
  }
}
