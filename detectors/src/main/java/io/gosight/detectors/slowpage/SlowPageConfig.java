package io.gosight.detectors.slowpage;

import io.gosight.detectors.Durations;
import io.gosight.spi.Configuration;

/**
 * The detector's typed configuration.
 *
 * @param lcpMs Largest Contentful Paint is poor beyond this, in ms
 * @param inpMs Interaction to Next Paint is poor beyond this, in ms
 * @param cls Cumulative Layout Shift is poor beyond this score
 * @param fcpMs First Contentful Paint is poor beyond this, in ms
 * @param ttfbMs Time To First Byte is poor beyond this, in ms
 */
record SlowPageConfig(long lcpMs, long inpMs, double cls, long fcpMs, long ttfbMs) {
  static SlowPageConfig from(Configuration config) {
    return new SlowPageConfig(
        Durations.millis(config, "lcp"),
        Durations.millis(config, "inp"),
        config.fraction("cls"),
        Durations.millis(config, "fcp"),
        Durations.millis(config, "ttfb"));
  }
}
