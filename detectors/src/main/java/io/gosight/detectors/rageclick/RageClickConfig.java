package io.gosight.detectors.rageclick;

import io.gosight.detectors.Durations;
import io.gosight.detectors.Labels;
import io.gosight.detectors.Ranges;
import io.gosight.spi.Configuration;
import java.util.Set;

/**
 * The detector's typed configuration.
 *
 * @param clicks how many clicks in a row it takes, 2 to 100
 * @param gapMs the longest time from one click to the next, in ms
 * @param distance the farthest that a click may be from the one before, in px
 * @param ignoredLabels texts of controls that are meant to be clicked repeatedly, with commas
 *     between them
 */
record RageClickConfig(int clicks, long gapMs, int distance, Set<String> ignoredLabels) {
  RageClickConfig {
    ignoredLabels = Set.copyOf(ignoredLabels);
  }

  static RageClickConfig from(Configuration config) {
    return new RageClickConfig(
        Ranges.check("clicks", config.integer("clicks"), 2, 100),
        Durations.millis(config, "gap"),
        Ranges.check("distance", config.integer("distance"), 0, 10000),
        Labels.of(config.string("ignored-labels")));
  }
}
