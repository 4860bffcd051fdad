package io.gosight.engine.redis;

import io.gosight.spi.Configuration;
import io.gosight.spi.PluginConfigurationException;
import java.util.List;

/**
 * The engine's typed configuration.
 *
 * @param port loopback port; 0 for any
 * @param maxMemoryMegabytes megabytes of data before keys are evicted
 * @param maxMemoryPolicy what is evicted then
 */
record RedisConfig(int port, int maxMemoryMegabytes, String maxMemoryPolicy) {
  private static final List<String> POLICIES =
      List.of(
          "volatile-lru",
          "allkeys-lru",
          "volatile-lfu",
          "allkeys-lfu",
          "volatile-random",
          "allkeys-random",
          "volatile-ttl",
          "noeviction");

  RedisConfig {
    if (port < 0 || port > 65_535) {
      throw new PluginConfigurationException("port", port + " is not 0 to 65535.", null);
    }
    if (maxMemoryMegabytes < 16) {
      throw new PluginConfigurationException(
          "max-memory-megabytes", maxMemoryMegabytes + " is not 16 or more.", null);
    }
    if (!POLICIES.contains(maxMemoryPolicy)) {
      throw new PluginConfigurationException(
          "max-memory-policy",
          "'%s' is not one of %s.".formatted(maxMemoryPolicy, String.join(", ", POLICIES)),
          null);
    }
  }

  static RedisConfig from(Configuration config) {
    return new RedisConfig(
        config.integer("port"),
        config.integer("max-memory-megabytes"),
        config.string("max-memory-policy"));
  }
}
