package io.gosight.example;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.InsightDetectorFactory;

/** Makes the {@code example-detector} detector. */
public final class ExampleDetectorFactory implements InsightDetectorFactory {
  @Override
  public String name() {
    return "example-detector";
  }

  @Override
  public String description() {
    return "Pages that visitors load again and again.";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.optional(
            "reloads", ConfigType.LONG, "3", "How many reloads are too many, from 2."),
        ConfigKey.optional(
            "within", ConfigType.DURATION, "30s", "The time in which the reloads must come."));
  }

  @Override
  public InsightDetector create(Configuration config, DetectorContext context) {
    return new ExampleDetector(ExampleDetectorConfig.from(config));
  }
}
