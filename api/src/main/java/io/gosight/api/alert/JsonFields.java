package io.gosight.api.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.error.ApiException;
import io.gosight.api.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a JSON object's fields; whatever is not as it must be is named with the valid choices. */
final class JsonFields {
  private static final int MOST_TEXTS = 20;

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

  String text(String name, String otherwise, int longest) {
    JsonNode value = value(name, otherwise);
    if (value == null) {
      return otherwise;
    }
    if (!value.isTextual()
        || value.textValue().length() > longest
        || value.textValue().chars().anyMatch(Character::isISOControl)) {
      throw bad("'" + name + "' must be a text of at most " + longest + " characters.");
    }
    return value.textValue();
  }

  String choice(String name, String otherwise, List<String> choices) {
    JsonNode value = value(name, otherwise);
    if (value == null) {
      return otherwise;
    }
    if (!value.isTextual() || !choices.contains(value.textValue())) {
      throw bad("'" + name + "' must be one of: " + String.join(", ", choices) + ".");
    }
    return value.textValue();
  }

  int number(String name, Integer otherwise, int least, int most) {
    JsonNode value = value(name, otherwise);
    if (value == null) {
      return otherwise;
    }
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      throw bad("'" + name + "' must be a whole number from " + least + " to " + most + ".");
    }
    return value.intValue();
  }

  double fraction(String name, Double otherwise, double least, double most) {
    JsonNode value = value(name, otherwise);
    if (value == null) {
      return otherwise;
    }
    if (!value.isNumber() || value.doubleValue() < least || value.doubleValue() > most) {
      throw bad("'" + name + "' must be a number from " + least + " to " + most + ".");
    }
    return value.doubleValue();
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode value = value(name, otherwise);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw bad("'" + name + "' must be true or false.");
    }
    return value.booleanValue();
  }

  List<String> texts(String name, List<String> otherwise, Pattern each, String example) {
    JsonNode value = value(name, otherwise);
    if (value == null) {
      return otherwise;
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value) {
      texts.add(item.isTextual() ? item.textValue() : "");
    }
    if (!value.isArray()
        || texts.size() > MOST_TEXTS
        || !texts.stream().allMatch(text -> each.matcher(text).matches())) {
      throw bad("'" + name + "' must be a list of names such as " + example + ".");
    }
    return texts.stream().distinct().toList();
  }

  JsonNode object(String name) {
    return value(name, null);
  }

  private JsonNode value(String name, Object otherwise) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      if (otherwise == null) {
        throw bad("'" + name + "' is missing.");
      }
      return null;
    }
    return value;
  }

  static ApiException bad(String message) {
    return new ApiException(ErrorCode.BAD_PARAMETER, message);
  }
}
