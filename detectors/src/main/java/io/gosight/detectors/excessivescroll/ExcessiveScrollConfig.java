package io.gosight.detectors.excessivescroll;

import io.gosight.detectors.Durations;
import io.gosight.detectors.Ranges;
import io.gosight.spi.Configuration;

/**
 * The detector's typed configuration.
 *
 * @param reversals how often the direction must change, 2 to 32
 * @param withinMs in what time, in ms
 */
record ExcessiveScrollConfig(int reversals, long withinMs) {
  static ExcessiveScrollConfig from(Configuration config) {
    return new ExcessiveScrollConfig(
        Ranges.check("reversals", config.integer("reversals"), 2, 32),
        Durations.millis(config, "within"));
  }
}
