package io.gosight.api.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a filter compares a property with its values. */
enum Operator {
  /** Equals one of the values. */
  IS,
  /** Equals none of them. */
  IS_NOT,
  /** Contains one of them, in any case. */
  CONTAINS,
  /** One of them, as a regular expression of RE2, is found in it. */
  MATCHES,
  /** Is a number that is not less than the value. */
  AT_LEAST,
  /** Is a number that is not greater than the value. */
  AT_MOST;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Operator> of(String text) {
    return Arrays.stream(values()).filter(operator -> operator.text().equals(text)).findFirst();
  }
}
