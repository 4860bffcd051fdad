package io.gosight.detectors.errorclick;

import io.gosight.detectors.Durations;
import io.gosight.spi.Configuration;

/**
 * The detector's typed configuration.
 *
 * @param withinMs how soon after the click the error must come, or the request that fails must
 *     begin, in ms
 */
record ErrorClickConfig(long withinMs) {
  static ErrorClickConfig from(Configuration config) {
    return new ErrorClickConfig(Durations.millis(config, "within"));
  }
}
