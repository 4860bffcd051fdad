package io.gosight.cli;

import io.gosight.common.OperatorException;
import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.PluginConfigurationException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Reads moments as people write them: {@code 7d} ago, or an instant. */
final class Ages {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private Ages() {}

  /**
   * A moment.
   *
   * @param option what it was given by, for the message
   * @param text how long ago, or an instant such as 2026-01-31T12:00:00Z
   * @param now the present
   */
  static Instant instant(String option, String text, Instant now) {
    try {
      Instant moment = text.endsWith("Z") ? Instant.parse(text) : now.minus(duration(option, text));
      if (!moment.isBefore(EARLIEST)) {
        return moment;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // reported below in the option's own words
    }
    throw new OperatorException(
        "The option %s is '%s', which is no moment since 2000 such as 2026-01-31T12:00:00Z and no"
                .formatted(option, text)
            + " age such as 7d.");
  }

  /** A duration, not negative, such as {@code 30m}. */
  static Duration duration(String option, String text) {
    try {
      Duration duration =
          ConfigurationSpec.of(ConfigKey.required("age", ConfigType.DURATION, option))
              .resolve(Map.of("age", text))
              .duration("age");
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (PluginConfigurationException e) {
      // reported below in the option's own words
    }
    throw new OperatorException(
        "The option " + option + " is '" + text + "', which is no duration such as 12h or 7d.");
  }
}
