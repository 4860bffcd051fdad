package io.gosight.engine.postgres;

import io.gosight.spi.Configuration;
import io.gosight.spi.PluginConfigurationException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The engine's typed configuration.
 *
 * @param port loopback port; 0 for any
 * @param maxConnections most connections at once
 * @param sharedBuffersMegabytes megabytes of memory for cached pages
 * @param workMemoryMegabytes megabytes of memory for each sort or hash
 */
record PostgresConfig(
    int port, int maxConnections, int sharedBuffersMegabytes, int workMemoryMegabytes) {
  PostgresConfig {
    within("port", port, 0, 65_535);
    within("max-connections", maxConnections, 10, 1_000);
    within("shared-buffers-megabytes", sharedBuffersMegabytes, 16, 1_000_000);
    within("work-memory-megabytes", workMemoryMegabytes, 1, 1_000_000);
  }

  static PostgresConfig from(Configuration config) {
    return new PostgresConfig(
        config.integer("port"),
        config.integer("max-connections"),
        config.integer("shared-buffers-megabytes"),
        config.integer("work-memory-megabytes"));
  }

  private static void within(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new PluginConfigurationException(
          key, "%d is not %d to %d.".formatted(value, least, most), null);
    }
  }

  /** The server's settings: small, on loopback, without replication, durable. */
  Map<String, String> server() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("max_connections", Integer.toString(maxConnections));
    settings.put("shared_buffers", sharedBuffersMegabytes + "MB");
    settings.put("work_mem", workMemoryMegabytes + "MB");
    settings.put("wal_level", "minimal");
    settings.put("max_wal_senders", "0");
    settings.put("max_wal_size", "256MB");
    // the library starts the server with -F, which would switch fsync off
    settings.put("fsync", "on");
    // and it answers before a commit is written, which a killed server would lose
    settings.put("synchronous_commit", "on");
    settings.put("log_min_messages", "warning");
    settings.put("log_checkpoints", "off");
    settings.put("log_timezone", "UTC");
    settings.put("timezone", "UTC");
    return settings;
  }
}
