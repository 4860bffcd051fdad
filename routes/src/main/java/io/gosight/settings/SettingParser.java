package io.gosight.settings;

import com.google.common.base.Splitter;
import io.gosight.common.OperatorException;
import java.time.Duration;
import java.util.Locale;

/** Turns a property's text into the value that a settings record wants. */
final class SettingParser {
  private SettingParser() {}

  /**
   * Parses and checks one value.
   *
   * @throws OperatorException naming the key, the value and what is accepted
   */
  static Object parse(SettingKey key, String text) {
    if (key.type() == double.class) {
      return fraction(key, text);
    }
    if (key.isNumber()) {
      return number(key, text);
    }
    if (key.isList()) {
      return Splitter.on(',').trimResults().omitEmptyStrings().splitToList(text);
    }
    if (key.type() == boolean.class) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true" -> true;
        case "false" -> false;
        default -> throw refused(key, text, "true or false");
      };
    }
    return text;
  }

  private static double fraction(SettingKey key, String text) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw refused(key, text, "a number");
    }
    if (!(number >= key.setting().min() && number <= key.setting().max())) {
      throw refused(
          key, text, "a number from " + key.setting().min() + " to " + key.setting().max());
    }
    return number;
  }

  private static Object number(SettingKey key, String text) {
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw refused(key, text, "a whole number");
    }
    long max = key.type() == int.class ? Integer.MAX_VALUE : Long.MAX_VALUE;
    long highest = Math.min(max, key.setting().max());
    if (number < key.setting().min() || number > highest) {
      throw refused(key, text, "a number from " + key.setting().min() + " to " + highest);
    }
    if (key.type() == Duration.class) {
      return duration(key, number);
    }
    return key.type() == int.class ? (Object) (int) number : (Object) number;
  }

  private static Duration duration(SettingKey key, long number) {
    return switch (key.setting().unit()) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "h" -> Duration.ofHours(number);
      case "days" -> Duration.ofDays(number);
      default -> throw new IllegalArgumentException(key.key() + " has no unit of time.");
    };
  }

  private static OperatorException refused(SettingKey key, String text, String accepted) {
    return new OperatorException(
        "The property " + key.key() + " is '" + text + "'; it must be " + accepted + ".");
  }
}
