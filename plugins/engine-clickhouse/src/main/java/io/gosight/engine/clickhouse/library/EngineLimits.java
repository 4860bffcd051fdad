package io.gosight.engine.clickhouse.library;

import io.gosight.spi.ConfigKey;
import io.gosight.spi.ConfigType;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import java.time.Duration;

/**
 * The operator's configuration, typed.
 *
 * @param port TCP port on 127.0.0.1; 0 takes a free one
 * @param libraryFile where the engine's library lies; empty for the cache folder
 * @param maxMemoryBytes most memory that the engine takes for all queries together
 * @param maxConcurrentQueries most statements that run at one time; others wait
 * @param queueWait longest wait of a statement for its turn
 * @param maxQueryBytes longest statement, without an INSERT's rows
 * @param maxBodyBytes largest request body after decompression
 * @param maxResultBytes largest result
 * @param maxExecutionTime longest run of one statement; zero sets no limit
 * @param readerMaxMemoryBytes most memory of one of the reader's queries
 * @param readerMaxExecutionTime longest run of one of the reader's queries
 */
public record EngineLimits(
    int port,
    String libraryFile,
    long maxMemoryBytes,
    int maxConcurrentQueries,
    Duration queueWait,
    int maxQueryBytes,
    long maxBodyBytes,
    long maxResultBytes,
    Duration maxExecutionTime,
    long readerMaxMemoryBytes,
    Duration readerMaxExecutionTime) {
  private static final long MIB = 1024L * 1024L;

  public static final ConfigurationSpec SPEC =
      ConfigurationSpec.of(
          ConfigKey.optional(
              "port", ConfigType.LONG, "0", "TCP port on 127.0.0.1; 0 takes a free one."),
          ConfigKey.optional(
              "library-file",
              ConfigType.STRING,
              "",
              "The engine's library (libchdb.so); empty looks in the cache folder and fetches it"
                  + " with npm when it is not there."),
          ConfigKey.optional(
              "max-memory-megabytes",
              ConfigType.LONG,
              "4096",
              "Most memory of the engine in MiB; queries beyond it fail, at least 512."),
          ConfigKey.optional(
              "max-concurrent-queries",
              ConfigType.LONG,
              "16",
              "Most statements that run at one time, 1 to 256; others wait their turn."),
          ConfigKey.optional(
              "queue-wait",
              ConfigType.DURATION,
              "30s",
              "Longest wait of a statement for its turn; then it is refused with code 202."),
          ConfigKey.optional(
              "max-query-kilobytes",
              ConfigType.LONG,
              "1024",
              "Longest statement in KiB without an INSERT's rows, 1 to 65536."),
          ConfigKey.optional(
              "max-body-megabytes",
              ConfigType.LONG,
              "1024",
              "Largest request body in MiB after decompression, at least 1."),
          ConfigKey.optional(
              "max-result-megabytes",
              ConfigType.LONG,
              "512",
              "Largest result in MiB, uncompressed; it is held in memory, at least 1."),
          ConfigKey.optional(
              "max-execution-time",
              ConfigType.DURATION,
              "0s",
              "Longest run of one statement, unless the client sets another; 0s is no limit."),
          ConfigKey.optional(
              "reader-max-memory-megabytes",
              ConfigType.LONG,
              "2048",
              "Most memory in MiB of one query of the read-only user, at least 16."),
          ConfigKey.optional(
              "reader-max-execution-time",
              ConfigType.DURATION,
              "60s",
              "Longest run of one query of the read-only user, at least 1s."));

  public static EngineLimits from(Configuration config) {
    return new EngineLimits(
        (int) Ranges.within(config, "port", 0, 65535),
        config.string("library-file"),
        Ranges.within(config, "max-memory-megabytes", 512, 1 << 24) * MIB,
        (int) Ranges.within(config, "max-concurrent-queries", 1, 256),
        Ranges.within(config, "queue-wait", Duration.ZERO, Duration.ofHours(1)),
        (int) Ranges.within(config, "max-query-kilobytes", 1, 65536) * 1024,
        Ranges.within(config, "max-body-megabytes", 1, 1 << 20) * MIB,
        Ranges.within(config, "max-result-megabytes", 1, 2047) * MIB,
        Ranges.within(config, "max-execution-time", Duration.ZERO, Duration.ofDays(7)),
        Ranges.within(config, "reader-max-memory-megabytes", 16, 1 << 24) * MIB,
        Ranges.within(
            config, "reader-max-execution-time", Duration.ofSeconds(1), Duration.ofHours(24)));
  }
}
