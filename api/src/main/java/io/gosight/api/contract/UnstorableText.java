package io.gosight.api.contract;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds text that JSON can express but no database can store as UTF-8. */
final class UnstorableText {
  private UnstorableText() {}

  /** Whether a text or field name has a NUL character or an unpaired surrogate. */
  static boolean isIn(JsonNode node) {
    if (node.isTextual()) {
      return isUnstorable(node.textValue());
    }
    if (node.isObject()) {
      return node.properties().stream()
          .anyMatch(field -> isUnstorable(field.getKey()) || isIn(field.getValue()));
    }
    return node.valueStream().anyMatch(UnstorableText::isIn);
  }

  private static boolean isUnstorable(String text) {
    return text.codePoints()
        .anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
  }
}
