package io.gosight.engine.s3;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineContext;
import io.gosight.spi.EngineFactory;

/** Makes the {@code s3} engine. */
public final class S3EngineFactory implements EngineFactory {
  @Override
  public String name() {
    return "s3";
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigKey.optional(
            "port",
            ConfigType.LONG,
            "0",
            "Loopback port, 0 to 65535; 0 keeps that of the last start, or any free one."),
        ConfigKey.optional(
            "bucket",
            ConfigType.STRING,
            "gosight-replays",
            "Name of the bucket that is published, 3 to 63 lower-case letters, digits, hyphens."),
        ConfigKey.optional(
            "max-threads", ConfigType.LONG, "16", "Most requests served at once, 8 to 200."));
  }

  @Override
  public Engine create(Configuration config, EngineContext context) {
    return new S3Engine(S3Config.from(config), context);
  }
}
