package io.gosight.api.request;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Parses the query of a request target. */
final class QueryParameters {
  private QueryParameters() {}

  /**
   * The decoded parameters by name.
   *
   * @param query the text after the question mark
   * @param maxLength in characters
   * @throws ApiException if the query is too long or malformed, repeats a name or carries a key
   */
  static Map<String, String> parse(String query, int maxLength) {
    if (query.length() > maxLength) {
      throw bad("The query is longer than " + maxLength + " characters.");
    }
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int mark = pair.indexOf('=');
      String name = decoded(mark < 0 ? pair : pair.substring(0, mark));
      String value = mark < 0 ? "" : decoded(pair.substring(mark + 1));
      refuseKey(name);
      // Some HTTP servers also separate parameters by semicolons.
      for (String part : pair.split(";", -1)) {
        refuseKey(decoded(part.split("=", 2)[0]));
      }
      if (parameters.put(name, value) != null) {
        throw bad("The parameter '" + name + "' is there twice.");
      }
    }
    return parameters;
  }

  private static void refuseKey(String name) {
    if (name.strip().toLowerCase(Locale.ROOT).equals("authorization")) {
      throw bad("A key belongs in the Authorization header, never in an address.");
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw bad("The query is not percent-encoded as it should be.");
    }
  }

  private static ApiException bad(String message) {
    return new ApiException(ApiErrorCode.BAD_PARAMETER, message);
  }
}
