package io.gosight.detectors.quickback;

import io.gosight.detectors.Durations;
import io.gosight.spi.Configuration;

/**
 * The detector's typed configuration.
 *
 * @param withinMs the longest stay on the page, in ms
 */
record QuickBackConfig(long withinMs) {
  static QuickBackConfig from(Configuration config) {
    return new QuickBackConfig(Durations.millis(config, "within"));
  }
}
