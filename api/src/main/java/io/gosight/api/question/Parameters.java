package io.gosight.api.question;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;

/** Reads parameters that several questions have. */
public final class Parameters {
  /** The most rows of an answer unless the request says otherwise. */
  public static final int DEFAULT_LIMIT = 50;

  private static final int MAX_LIMIT = 500;
  private static final int MAX_TEXT = 500;

  private Parameters() {}

  /** The parameter {@code limit}. */
  public static int limit(Map<String, String> given) {
    return wholeNumber(given, "limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
  }

  /**
   * A whole number.
   *
   * @throws ApiException if it is none or out of range
   */
  public static int wholeNumber(
      Map<String, String> given, String name, int min, int max, int otherwise) {
    String text = given.get(name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw bad("'" + name + "' must be a whole number from " + min + " to " + max + ".");
  }

  /**
   * One of several words.
   *
   * @throws ApiException if it is another
   */
  public static String choice(
      Map<String, String> given, String name, Collection<String> choices, String otherwise) {
    String text = given.getOrDefault(name, otherwise);
    if (!choices.contains(text)) {
      throw bad("'" + name + "' must be one of " + new TreeSet<>(choices) + ".");
    }
    return text;
  }

  /**
   * A text that may be absent; then it is empty.
   *
   * @throws ApiException if it is too long
   */
  public static String text(Map<String, String> given, String name) {
    String text = given.getOrDefault(name, "");
    if (text.length() > MAX_TEXT) {
      throw bad("'" + name + "' has at most " + MAX_TEXT + " characters.");
    }
    return text;
  }

  /** The failure of a parameter. */
  public static ApiException bad(String message) {
    return new ApiException(ApiErrorCode.BAD_PARAMETER, message);
  }
}
