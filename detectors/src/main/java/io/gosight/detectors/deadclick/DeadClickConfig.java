package io.gosight.detectors.deadclick;

import io.gosight.detectors.Durations;
import io.gosight.detectors.Labels;
import io.gosight.spi.Configuration;
import java.util.Set;

/**
 * The detector's typed configuration.
 *
 * @param afterMs how long nothing must happen, up to the 3s for which clicks are watched, in ms
 * @param ignoredLabels texts of controls whose effect a page can't see, with commas between them
 */
record DeadClickConfig(long afterMs, Set<String> ignoredLabels) {
  DeadClickConfig {
    ignoredLabels = Set.copyOf(ignoredLabels);
  }

  static DeadClickConfig from(Configuration config) {
    return new DeadClickConfig(
        Durations.millis(config, "after"), Labels.of(config.string("ignored-labels")));
  }
}
