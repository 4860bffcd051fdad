package io.gosight.scrub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.function.UnaryOperator;

/**
 * Takes secrets out of a JSON text, which stays valid: values under a telling name, whatever they
 * are, and what a text or name holds. Safe for use by many threads.
 */
final class JsonTexts {
  private final JsonFactory factory =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private final UnaryOperator<String> plain;

  /** Scrubs with that function the strings that may hold a secret. */
  JsonTexts(UnaryOperator<String> plain) {
    this.plain = plain;
  }

  /** The JSON without secrets; the same object if it has none. What is no JSON is a plain text. */
  String scrub(String json) {
    return json.isEmpty() || new JsonScan(json, plain).isClean() ? json : thorough(json);
  }

  /** Likewise, without the quick scan that passes most. */
  String thorough(String json) {
    if (isClean(json)) {
      return json;
    }
    try {
      return rewrite(json);
    } catch (IOException e) {
      return SecretTexts.scrub(json, TextKind.PLAIN);
    }
  }

  /** To see it costs less than to read it as JSON. */
  private static boolean isClean(String json) {
    return json.indexOf('\\') < 0
        && !hasSecretName(json)
        && SecretTexts.scrub(json, TextKind.PLAIN).equals(json);
  }

  private static boolean hasSecretName(String json) {
    for (int colon = json.indexOf(':'); colon >= 0; colon = json.indexOf(':', colon + 1)) {
      int end = colon;
      while (end > 0 && json.charAt(end - 1) <= ' ') {
        end--;
      }
      if (end > 1 && json.charAt(end - 1) == '"') {
        int start = json.lastIndexOf('"', end - 2) + 1;
        if (SecretNames.isSecret(json, start, end - 1)) {
          return true;
        }
      }
    }
    return false;
  }

  private String rewrite(String json) throws IOException {
    StringWriter out = new StringWriter(json.length());
    try (JsonParser in = factory.createParser(json);
        JsonGenerator to = factory.createGenerator(out)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        switch (token) {
          case FIELD_NAME -> field(in, to);
          case VALUE_STRING -> to.writeString(SecretTexts.scrub(in.getText(), TextKind.PLAIN));
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in.getText(), to);
          default -> to.copyCurrentEvent(in);
        }
      }
    }
    return out.toString();
  }

  private static void field(JsonParser in, JsonGenerator to) throws IOException {
    String name = in.currentName();
    to.writeFieldName(SecretTexts.scrub(name, TextKind.PLAIN));
    if (SecretNames.isSecret(name)) {
      in.nextToken();
      in.skipChildren();
      to.writeString(SecretTexts.MARK);
    }
  }

  private static void number(String number, JsonGenerator to) throws IOException {
    if (number.charAt(0) == '-' || CardNumbers.scrub(number).equals(number)) {
      to.writeNumber(number);
    } else {
      to.writeNull();
    }
  }
}
