package io.gosight.detectors.excessivescroll;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.InsightDetectorFactory;

/** Makes the {@code excessive-scroll} detector. */
public final class ExcessiveScrollFactory implements InsightDetectorFactory {
  @Override
  public String name() {
    return "excessive-scroll";
  }

  @Override
  public String description() {
    return "Scrolling up and down in search of something.";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.optional(
            "reversals", ConfigType.LONG, "4", "How often the direction must change, 2 to 32."),
        ConfigKey.optional("within", ConfigType.DURATION, "2s", "In what time."));
  }

  @Override
  public InsightDetector create(Configuration config, DetectorContext context) {
    return new ExcessiveScrollDetector(ExcessiveScrollConfig.from(config), context);
  }
}
