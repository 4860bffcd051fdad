package io.gosight.api.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the fields of a JSON object; its errors name the field and the valid choices. */
final class JsonFields {
  private static final int MAX_TEXTS = 20;

  private final JsonNode object;

  /**
   * Fields of an object.
   *
   * @throws ApiException if it is none, or has a field that is not known
   */
  JsonFields(JsonNode object, Set<String> known) {
    this.object = object;
    if (object == null || !object.isObject()) {
      throw bad("A JSON object with the fields " + new TreeSet<>(known) + " is needed.");
    }
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw bad(
                    "There is no field of that name; known are " + new TreeSet<>(known) + ".");
              }
            });
  }

  String text(String name, String defaultValue, int maxLength) {
    JsonNode value = value(name, defaultValue);
    if (value == null) {
      return defaultValue;
    }
    if (!value.isTextual()
        || value.textValue().length() > maxLength
        || value.textValue().codePoints().anyMatch(JsonFields::isForbidden)) {
      throw bad("'" + name + "' must be a text of at most " + maxLength + " characters.");
    }
    return value.textValue();
  }

  String choice(String name, String defaultValue, List<String> choices) {
    JsonNode value = value(name, defaultValue);
    if (value == null) {
      return defaultValue;
    }
    if (!value.isTextual() || !choices.contains(value.textValue())) {
      throw bad("'" + name + "' must be one of: " + String.join(", ", choices) + ".");
    }
    return value.textValue();
  }

  int number(String name, Integer defaultValue, int min, int max) {
    JsonNode value = value(name, defaultValue);
    if (value == null) {
      return defaultValue;
    }
    if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
      throw bad("'" + name + "' must be a whole number from " + min + " to " + max + ".");
    }
    return value.intValue();
  }

  double fraction(String name, Double defaultValue, double min, double max) {
    JsonNode value = value(name, defaultValue);
    if (value == null) {
      return defaultValue;
    }
    if (!value.isNumber() || value.doubleValue() < min || value.doubleValue() > max) {
      throw bad("'" + name + "' must be a number from " + min + " to " + max + ".");
    }
    return value.doubleValue();
  }

  boolean flag(String name, boolean defaultValue) {
    JsonNode value = value(name, defaultValue);
    if (value == null) {
      return defaultValue;
    }
    if (!value.isBoolean()) {
      throw bad("'" + name + "' must be true or false.");
    }
    return value.booleanValue();
  }

  List<String> texts(String name, List<String> defaultValue, Pattern each, String example) {
    JsonNode value = value(name, defaultValue);
    if (value == null) {
      return defaultValue;
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value) {
      texts.add(item.isTextual() ? item.textValue() : "");
    }
    if (!value.isArray()
        || texts.size() > MAX_TEXTS
        || !texts.stream().allMatch(text -> each.matcher(text).matches())) {
      throw bad("'" + name + "' must be a list of names such as " + example + ".");
    }
    return texts.stream().distinct().toList();
  }

  JsonNode object(String name) {
    return value(name, null);
  }

  private JsonNode value(String name, Object defaultValue) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      if (defaultValue == null) {
        throw bad("'" + name + "' is missing.");
      }
      return null;
    }
    return value;
  }

  /** Control characters, and unpaired surrogates, which no database can store as UTF-8. */
  private static boolean isForbidden(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }

  static ApiException bad(String message) {
    return new ApiException(ApiErrorCode.BAD_PARAMETER, message);
  }
}
