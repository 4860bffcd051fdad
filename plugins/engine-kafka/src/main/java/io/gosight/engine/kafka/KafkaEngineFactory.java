package io.gosight.engine.kafka;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineContext;
import io.gosight.spi.EngineFactory;

/** Makes the {@code kafka} engine. */
public final class KafkaEngineFactory implements EngineFactory {
  @Override
  public String name() {
    return "kafka";
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
            "segment-megabytes",
            ConfigType.LONG,
            "64",
            "Megabytes of one log file of a partition, 1 to 1024; retention works on whole files."),
        ConfigKey.optional(
            "retention",
            ConfigType.DURATION,
            "7d",
            "How long a topic keeps records unless it says otherwise, a minute or more."),
        ConfigKey.optional(
            "retention-megabytes",
            ConfigType.LONG,
            "-1",
            "Megabytes that a partition keeps unless its topic says otherwise; -1 for no limit."),
        ConfigKey.optional(
            "message-megabytes",
            ConfigType.LONG,
            "8",
            "Megabytes of the largest record batch, 1 to 64."),
        ConfigKey.optional(
            "threads",
            ConfigType.LONG,
            "2",
            "Threads for the network and as many for requests, 1 to 32."),
        ConfigKey.optional(
            "node", ConfigType.LONG, "1", "This node's number among the voters, 1 or more."),
        ConfigKey.optional(
            "voters",
            ConfigType.STRING,
            "",
            "All nodes of a cluster on this machine, as 1@127.0.0.1:PORT,2@127.0.0.1:PORT with the"
                + " ports of their controllers; empty for a node alone."),
        ConfigKey.optional(
            "controller-port",
            ConfigType.LONG,
            "0",
            "Loopback port of the controller, as in voters; 0 keeps that of the last start, or any"
                + " free one."),
        ConfigKey.optional(
            "cluster-id",
            ConfigType.STRING,
            "",
            "The id that all voters share, 16 random bytes in URL-safe Base64; empty for a node"
                + " alone."),
        ConfigKey.optional(
            "advertised-port",
            ConfigType.LONG,
            "0",
            "The loopback port for clients and other brokers, if a proxy is in between; 0"
                + " for the broker's own."));
  }

  @Override
  public Engine create(Configuration config, EngineContext context) {
    return new KafkaEngine(KafkaEngineConfig.from(config), context);
  }
}
