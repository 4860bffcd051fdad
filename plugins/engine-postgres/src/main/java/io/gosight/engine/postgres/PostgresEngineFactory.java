package io.gosight.engine.postgres;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineContext;
import io.gosight.spi.EngineFactory;

/** Makes the {@code postgres} engine. */
public final class PostgresEngineFactory implements EngineFactory {
  @Override
  public String name() {
    return "postgres";
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
            "max-connections", ConfigType.LONG, "60", "Most connections at once, 10 to 1000."),
        ConfigKey.optional(
            "shared-buffers-megabytes",
            ConfigType.LONG,
            "64",
            "Megabytes of memory for cached pages, 16 or more."),
        ConfigKey.optional(
            "work-memory-megabytes",
            ConfigType.LONG,
            "4",
            "Megabytes of memory for each sort or hash, 1 or more."));
  }

  @Override
  public Engine create(Configuration config, EngineContext context) {
    return new PostgresEngine(PostgresConfig.from(config), context);
  }
}
