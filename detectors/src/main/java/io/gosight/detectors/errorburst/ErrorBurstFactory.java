package io.gosight.detectors.errorburst;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.detector.DetectorContext;
import io.gosight.spi.detector.InsightDetector;
import io.gosight.spi.detector.InsightDetectorFactory;

/** Makes the {@code error-burst} detector. */
public final class ErrorBurstFactory implements InsightDetectorFactory {
  @Override
  public String name() {
    return "error-burst";
  }

  @Override
  public String description() {
    return "JavaScript errors that are new, or that many visitors meet at once.";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.optional(
            "count",
            ConfigType.LONG,
            "20",
            "How often an error must come in one time bucket to be a burst, 2 to 500."),
        ConfigKey.optional(
            "within",
            ConfigType.DURATION,
            "10m",
            "Length of a time bucket; buckets do not overlap, so that one burst is reported once."),
        ConfigKey.optional(
            "new-errors",
            ConfigType.BOOLEAN,
            "true",
            "Whether an error that was never seen before is reported at once."),
        ConfigKey.optional(
            "ignored-messages",
            ConfigType.STRING,
            "Script error,ResizeObserver loop",
            "Beginnings of messages that say nothing, with commas between them."));
  }

  @Override
  public InsightDetector create(Configuration config, DetectorContext context) {
    return new ErrorBurstDetector(ErrorBurstConfig.from(config), context);
  }
}
