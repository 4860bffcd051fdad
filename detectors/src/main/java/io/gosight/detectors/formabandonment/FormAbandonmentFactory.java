package io.gosight.detectors.formabandonment;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.InsightDetectorFactory;

/** Makes the {@code form-abandonment} detector. */
public final class FormAbandonmentFactory implements InsightDetectorFactory {
  @Override
  public String name() {
    return "form-abandonment";
  }

  @Override
  public String description() {
    return "Forms that were begun and never sent.";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.optional(
            "idle",
            ConfigType.DURATION,
            "60s",
            "After how long without any activity a form counts as given up."),
        ConfigKey.optional(
            "changes",
            ConfigType.LONG,
            "1",
            "How many changes to fields it takes for a form to count as begun, 0 to 100."));
  }

  @Override
  public InsightDetector create(Configuration config, DetectorContext context) {
    return new FormAbandonmentDetector(FormAbandonmentConfig.from(config), context);
  }
}
