package io.gosight.detectors.rageclick;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.InsightDetectorFactory;

/** Makes the {@code rage-click} detector. */
public final class RageClickFactory implements InsightDetectorFactory {
  @Override
  public String name() {
    return "rage-click";
  }

  @Override
  public String description() {
    return "Clicks on one place again and again, because it does not do what the visitor wants.";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.optional(
            "clicks", ConfigType.LONG, "3", "How many clicks in a row it takes, 2 to 100."),
        ConfigKey.optional(
            "gap", ConfigType.DURATION, "1s", "The longest time from one click to the next."),
        ConfigKey.optional(
            "distance",
            ConfigType.LONG,
            "30",
            "The farthest that a click may be from the one before, in px."),
        ConfigKey.optional(
            "ignored-labels",
            ConfigType.STRING,
            "+,-,−,next,previous,prev,>,<,›,‹,»,«,→,←",
            "Texts of controls that are meant to be clicked repeatedly, with commas between them."));
  }

  @Override
  public InsightDetector create(Configuration config, DetectorContext context) {
    return new RageClickDetector(RageClickConfig.from(config), context);
  }
}
