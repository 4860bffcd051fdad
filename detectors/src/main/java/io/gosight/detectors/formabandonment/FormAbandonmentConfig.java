package io.gosight.detectors.formabandonment;

import io.gosight.detectors.Durations;
import io.gosight.detectors.Ranges;
import io.gosight.spi.Configuration;

/**
 * The detector's typed configuration.
 *
 * @param idleMs after how long without any activity a form counts as given up, in ms
 * @param changes how many changes to fields it takes for a form to count as begun, 0 to 100
 */
record FormAbandonmentConfig(long idleMs, int changes) {
  static FormAbandonmentConfig from(Configuration config) {
    return new FormAbandonmentConfig(
        Durations.millis(config, "idle"),
        Ranges.check("changes", config.integer("changes"), 0, 100));
  }
}
