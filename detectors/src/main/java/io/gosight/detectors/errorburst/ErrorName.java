package io.gosight.detectors.errorburst;

import io.gosight.spi.event.JsError;
import java.util.regex.Pattern;

/** What occurrences of one error have in common. */
final class ErrorName {
  private static final Pattern CHANGING =
      Pattern.compile("https?://\\S+|\\b0x[0-9a-fA-F]+\\b|\\b[0-9a-fA-F-]{16,}\\b|\\d+");
  private static final int LONGEST = 200;

  private ErrorName() {}

  /** Class and message, without numbers, ids and addresses, which differ each time. */
  static String of(JsError error) {
    String name = error.type() + ": " + CHANGING.matcher(error.message()).replaceAll("#");
    return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }
}
