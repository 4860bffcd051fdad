package io.gosight.engine.clickhouse.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The engine's server configuration. It is always given as a file, because without one the engine
 * would take a config.xml from the working folder or the user's home.
 */
final class ServerConfig {
  private ServerConfig() {}

  /** Writes the file into the folder, in place of an older one, and returns it. */
  static Path write(Path directory, EngineLimits limits) throws IOException {
    long caches = Math.max(64L << 20, limits.maxMemoryBytes() / 16);
    String xml =
        """
        <clickhouse>
          <max_server_memory_usage>%d</max_server_memory_usage>
          <mark_cache_size>%d</mark_cache_size>
          <uncompressed_cache_size>0</uncompressed_cache_size>
          <timezone>UTC</timezone>
          <send_crash_reports><enabled>false</enabled></send_crash_reports>
        </clickhouse>
        """
            .formatted(limits.maxMemoryBytes(), caches);
    Files.createDirectories(directory);
    Path fresh = directory.resolve("config.xml.new");
    Files.writeString(fresh, xml);
    return Files.move(fresh, directory.resolve("config.xml"), StandardCopyOption.REPLACE_EXISTING);
  }
}
