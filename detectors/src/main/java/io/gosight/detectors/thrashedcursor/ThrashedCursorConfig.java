package io.gosight.detectors.thrashedcursor;

import io.gosight.detectors.Durations;
import io.gosight.detectors.Ranges;
import io.gosight.spi.Configuration;

/**
 * The detector's typed configuration.
 *
 * @param reversals how often the pointer must turn on one axis, 2 or more
 * @param withinMs in what time, in ms
 * @param move how far it must move between turns, in px
 */
record ThrashedCursorConfig(int reversals, long withinMs, int move) {
  static ThrashedCursorConfig from(Configuration config) {
    return new ThrashedCursorConfig(
        Ranges.check("reversals", config.integer("reversals"), 2, 1000),
        Durations.millis(config, "within"),
        Ranges.check("move", config.integer("move"), 1, 10000));
  }
}
