package io.gosight.detectors.thrashedcursor;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.InsightDetectorFactory;

/** Makes the {@code thrashed-cursor} detector. */
public final class ThrashedCursorFactory implements InsightDetectorFactory {
  @Override
  public String name() {
    return "thrashed-cursor";
  }

  @Override
  public String description() {
    return "The pointer shaken to and fro.";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.optional(
            "reversals",
            ConfigType.LONG,
            "10",
            "How often the pointer must turn on one axis, 2 or more."),
        ConfigKey.optional("within", ConfigType.DURATION, "2s", "In what time."),
        ConfigKey.optional(
            "move", ConfigType.LONG, "10", "How far it must move between turns, in px."));
  }

  @Override
  public InsightDetector create(Configuration config, DetectorContext context) {
    return new ThrashedCursorDetector(ThrashedCursorConfig.from(config), context);
  }
}
