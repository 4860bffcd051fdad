package io.gosight.engine.s3;

import io.gosight.spi.Configuration;
import io.gosight.spi.PluginConfigurationException;

/**
 * The engine's typed configuration.
 *
 * @param port loopback port; 0 for any
 * @param bucket the bucket that is published
 * @param maxThreads most requests served at once
 */
record S3Config(int port, String bucket, int maxThreads) {
  S3Config {
    if (port < 0 || port > 65_535) {
      throw new PluginConfigurationException("port", port + " is not 0 to 65535.", null);
    }
    if (!bucket.matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")) {
      throw new PluginConfigurationException(
          "bucket",
          "'" + bucket + "' is not 3 to 63 lower-case letters, digits and inner hyphens.",
          null);
    }
    if (maxThreads < 8 || maxThreads > 200) {
      throw new PluginConfigurationException("max-threads", maxThreads + " is not 8 to 200.", null);
    }
  }

  static S3Config from(Configuration config) {
    return new S3Config(
        config.integer("port"), config.string("bucket"), config.integer("max-threads"));
  }
}
