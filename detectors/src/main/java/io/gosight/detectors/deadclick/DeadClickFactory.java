package io.gosight.detectors.deadclick;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.InsightDetectorFactory;

/** Makes the {@code dead-click} detector. */
public final class DeadClickFactory implements InsightDetectorFactory {
  @Override
  public String name() {
    return "dead-click";
  }

  @Override
  public String description() {
    return "Clicks on which nothing happens.";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.optional(
            "after",
            ConfigType.DURATION,
            "2500ms",
            "How long nothing must happen, up to the 3s for which clicks are watched."),
        ConfigKey.optional(
            "ignored-labels",
            ConfigType.STRING,
            "copy,copy link,copy code,print,download",
            "Texts of controls whose effect a page can't see, with commas between them."));
  }

  @Override
  public InsightDetector create(Configuration config, DetectorContext context) {
    return new DeadClickDetector(DeadClickConfig.from(config), context);
  }
}
