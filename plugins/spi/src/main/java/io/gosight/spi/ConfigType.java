package io.gosight.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** How the text of a configuration value is read. */
public enum ConfigType {
  /** Any text. */
  STRING("any text"),
  /** A whole number. */
  LONG("a whole number such as 42"),
  /** A number with an optional fraction. */
  DOUBLE("a number such as 0.5"),
  /** {@code true} or {@code false}. */
  BOOLEAN("true or false"),
  /** {@code 250ms}, {@code 5s}, {@code 2m}, {@code 1h}, {@code 7d} or ISO-8601 such as PT5S. */
  DURATION("a duration such as 250ms, 5s, 2m, 1h or 7d"),
  /** A file or folder. */
  PATH("a path");

  private final String choices;

  ConfigType(String choices) {
    this.choices = choices;
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if the text is not of this type
   */
  Object parse(String text) {
    try {
      return read(text.trim());
    } catch (ArithmeticException | DateTimeParseException e) {
      throw new IllegalArgumentException("not " + choices, e);
    }
  }

  /** The valid choices in words. */
  String choices() {
    return choices;
  }

  private Object read(String text) {
    return switch (this) {
      case STRING -> text;
      case LONG -> Long.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case BOOLEAN -> parseBoolean(text);
      case DURATION -> parseDuration(text);
      case PATH -> Path.of(text);
    };
  }

  private static Object parseBoolean(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Object parseDuration(String text) {
    int unit = text.length();
    while (unit > 0 && Character.isLetter(text.charAt(unit - 1))) {
      unit--;
    }
    return switch (text.substring(unit)) {
      case "ms" -> Duration.ofMillis(Long.parseLong(text.substring(0, unit)));
      case "s" -> Duration.ofSeconds(Long.parseLong(text.substring(0, unit)));
      case "m" -> Duration.ofMinutes(Long.parseLong(text.substring(0, unit)));
      case "h" -> Duration.ofHours(Long.parseLong(text.substring(0, unit)));
      case "d" -> Duration.ofDays(Long.parseLong(text.substring(0, unit)));
      default -> Duration.parse(text);
    };
  }
}
