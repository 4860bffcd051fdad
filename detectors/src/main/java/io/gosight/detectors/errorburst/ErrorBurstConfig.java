package io.gosight.detectors.errorburst;

import io.gosight.detectors.Durations;
import io.gosight.detectors.Labels;
import io.gosight.detectors.Ranges;
import io.gosight.spi.Configuration;
import java.util.Set;

/**
 * The detector's typed configuration.
 *
 * @param count how often an error must come in one time bucket to be a burst, 2 to 500
 * @param withinMs length of a time bucket; buckets do not overlap, so that one burst is reported
 *     once, in ms
 * @param newErrors whether an error that was never seen before is reported at once
 * @param ignoredMessages beginnings of messages that say nothing, with commas between them
 */
record ErrorBurstConfig(int count, long withinMs, boolean newErrors, Set<String> ignoredMessages) {
  ErrorBurstConfig {
    ignoredMessages = Set.copyOf(ignoredMessages);
  }

  static ErrorBurstConfig from(Configuration config) {
    return new ErrorBurstConfig(
        Ranges.check("count", config.integer("count"), 2, 500),
        Durations.millis(config, "within"),
        config.flag("new-errors"),
        Labels.of(config.string("ignored-messages")));
  }
}
