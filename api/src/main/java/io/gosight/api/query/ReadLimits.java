package io.gosight.api.query;

import java.time.Duration;

/**
 * What one question may cost.
 *
 * @param time after which ClickHouse gives up, whole seconds
 * @param memoryBytes the most memory that ClickHouse takes for it
 * @param rows the most rows that an answer has
 */
public record ReadLimits(Duration time, long memoryBytes, long rows) {
  /** 10 s, 1 GiB and 20 000 rows. */
  public static ReadLimits defaults() {
    return new ReadLimits(Duration.ofSeconds(10), 1L << 30, 20_000);
  }
}
