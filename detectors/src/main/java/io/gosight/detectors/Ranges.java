package io.gosight.detectors;

import io.gosight.spi.PluginConfigurationException;

/** Checks numbers of a configuration. */
public final class Ranges {
  private Ranges() {}

  /**
   * The value.
   *
   * @throws PluginConfigurationException unless it is within the bounds, both included
   */
  public static int check(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new PluginConfigurationException(
          key, "%d is not %d to %d.".formatted(value, least, most), null);
    }
    return value;
  }
}
