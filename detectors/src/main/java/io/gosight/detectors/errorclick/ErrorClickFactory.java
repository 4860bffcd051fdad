package io.gosight.detectors.errorclick;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.InsightDetectorFactory;

/** Makes the {@code error-click} detector. */
public final class ErrorClickFactory implements InsightDetectorFactory {
  @Override
  public String name() {
    return "error-click";
  }

  @Override
  public String description() {
    return "Clicks that end in an error.";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.optional(
            "within",
            ConfigType.DURATION,
            "2s",
            "How soon after the click the error must come, or the request that fails must begin."));
  }

  @Override
  public InsightDetector create(Configuration config, DetectorContext context) {
    return new ErrorClickDetector(ErrorClickConfig.from(config), context);
  }
}
