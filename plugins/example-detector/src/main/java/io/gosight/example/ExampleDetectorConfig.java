package io.gosight.example;

import io.gosight.spi.Configuration;
import io.gosight.spi.PluginConfigurationException;

/**
 * The detector's typed configuration.
 *
 * @param reloads how many reloads are too many, from 2
 * @param withinMs the time in which they must come, in ms
 */
record ExampleDetectorConfig(int reloads, long withinMs) {
  static ExampleDetectorConfig from(Configuration config) {
    int reloads = config.integer("reloads");
    if (reloads < 2) {
      throw new PluginConfigurationException("reloads", reloads + " is not 2 or more.", null);
    }
    return new ExampleDetectorConfig(reloads, config.duration("within").toMillis());
  }
}
