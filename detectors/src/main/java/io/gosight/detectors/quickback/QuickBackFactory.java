package io.gosight.detectors.quickback;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.InsightDetectorFactory;

/** Makes the {@code quick-back} detector. */
public final class QuickBackFactory implements InsightDetectorFactory {
  @Override
  public String name() {
    return "quick-back";
  }

  @Override
  public String description() {
    return "Pages that visitors leave at once, back to where they came from.";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.optional("within", ConfigType.DURATION, "5s", "The longest stay on the page."));
  }

  @Override
  public InsightDetector create(Configuration config, DetectorContext context) {
    return new QuickBackDetector(QuickBackConfig.from(config), context);
  }
}
