package io.gosight.detectors.slowpage;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.InsightDetectorFactory;

/** Makes the {@code slow-page} detector. */
public final class SlowPageFactory implements InsightDetectorFactory {
  @Override
  public String name() {
    return "slow-page";
  }

  @Override
  public String description() {
    return "Pages whose speed is poor by the web vitals.";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.optional(
            "lcp", ConfigType.DURATION, "4s", "Largest Contentful Paint is poor beyond this."),
        ConfigKey.optional(
            "inp", ConfigType.DURATION, "500ms", "Interaction to Next Paint is poor beyond this."),
        ConfigKey.optional(
            "cls", ConfigType.DOUBLE, "0.25", "Cumulative Layout Shift is poor beyond this score."),
        ConfigKey.optional(
            "fcp", ConfigType.DURATION, "3s", "First Contentful Paint is poor beyond this."),
        ConfigKey.optional(
            "ttfb", ConfigType.DURATION, "1800ms", "Time To First Byte is poor beyond this."));
  }

  @Override
  public InsightDetector create(Configuration config, DetectorContext context) {
    return new SlowPageDetector(SlowPageConfig.from(config), context);
  }
}
