package io.gosight.engine.kafka;

import io.gosight.spi.Configuration;
import io.gosight.spi.PluginConfigurationException;
import java.time.Duration;

/**
 * The engine's typed configuration.
 *
 * @param port loopback port; 0 for any
 * @param segmentMegabytes megabytes of one log file
 * @param retention how long a topic keeps records by default
 * @param retentionMegabytes megabytes that a partition keeps by default; -1 for no limit
 * @param messageMegabytes megabytes of the largest record batch
 * @param threads threads for the network and as many for requests
 * @param quorum the nodes it works with
 */
record KafkaEngineConfig(
    int port,
    int segmentMegabytes,
    Duration retention,
    int retentionMegabytes,
    int messageMegabytes,
    int threads,
    Quorum quorum) {
  KafkaEngineConfig {
    within("port", port, 0, 65_535);
    within("segment-megabytes", segmentMegabytes, 1, 1_024);
    within("retention-megabytes", retentionMegabytes, -1, Integer.MAX_VALUE);
    within("message-megabytes", messageMegabytes, 1, 64);
    within("threads", threads, 1, 32);
    if (retention.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new PluginConfigurationException(
          "retention", retention + " is not a minute or more.", null);
    }
  }

  static KafkaEngineConfig from(Configuration config) {
    return new KafkaEngineConfig(
        config.integer("port"),
        config.integer("segment-megabytes"),
        config.duration("retention"),
        config.integer("retention-megabytes"),
        config.integer("message-megabytes"),
        config.integer("threads"),
        Quorum.from(config));
  }

  private static void within(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new PluginConfigurationException(
          key, "%d is not %d to %d.".formatted(value, least, most), null);
    }
  }
}
