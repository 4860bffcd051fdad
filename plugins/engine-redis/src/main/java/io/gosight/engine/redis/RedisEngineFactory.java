package io.gosight.engine.redis;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineContext;
import io.gosight.spi.EngineFactory;

/** Makes the {@code redis} engine. */
public final class RedisEngineFactory implements EngineFactory {
  @Override
  public String name() {
    return "redis";
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
            "max-memory-megabytes",
            ConfigType.LONG,
            "256",
            "Megabytes of data before keys are evicted, 16 or more."),
        ConfigKey.optional(
            "max-memory-policy",
            ConfigType.STRING,
            "volatile-lru",
            "What to evict when memory is full, as Redis names it; the default gives up only keys"
                + " that would expire anyway, so that writes go on and lasting keys stay."));
  }

  @Override
  public Engine create(Configuration config, EngineContext context) {
    return new RedisEngine(RedisConfig.from(config), context);
  }
}
