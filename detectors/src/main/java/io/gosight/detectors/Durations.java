package io.gosight.detectors;

import io.gosight.spi.Configuration;
import io.gosight.spi.PluginConfigurationException;
import java.time.Duration;

/** Reads durations that make sense for a detector. */
public final class Durations {
  private static final Duration LONGEST = Duration.ofMinutes(20);

  private Durations() {}

  /**
   * A duration in ms.
   *
   * @throws PluginConfigurationException unless it is positive and at most 20 minutes, so that it
   *     ends before a quiet tab is forgotten
   */
  public static long millis(Configuration config, String key) {
    Duration value = config.duration(key);
    if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
      throw new PluginConfigurationException(
          key, value + " is not more than 0 and at most 20m.", null);
    }
    return value.toMillis();
  }
}
