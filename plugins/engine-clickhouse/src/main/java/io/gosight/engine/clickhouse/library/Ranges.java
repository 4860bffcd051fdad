package io.gosight.engine.clickhouse.library;

import io.gosight.spi.Configuration;
import io.gosight.spi.PluginConfigurationException;
import java.time.Duration;

/** Reads configuration values that have a smallest and a largest valid value. */
final class Ranges {
  private Ranges() {}

  static long within(Configuration config, String key, long least, long most) {
    long value = config.number(key);
    if (value < least || value > most) {
      throw new PluginConfigurationException(
          key, value + " is not between " + least + " and " + most + ".", null);
    }
    return value;
  }

  static Duration within(Configuration config, String key, Duration least, Duration most) {
    Duration value = config.duration(key);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new PluginConfigurationException(
          key,
          value + " is not between " + least.toSeconds() + "s and " + most.toSeconds() + "s.",
          null);
    }
    return value;
  }
}
