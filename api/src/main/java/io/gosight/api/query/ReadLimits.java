package io.gosight.api.query;

import java.time.Duration;

/**
 * The limits of a query.
 *
 * @param time after which ClickHouse cancels a query, whole seconds
 * @param memoryBytes the maximum memory of a query in ClickHouse
 * @param rows the maximum rows of a result; 0 for any number
 * @param atOnce the maximum concurrent queries, so that readers leave threads to senders
 */
public record ReadLimits(Duration time, long memoryBytes, long rows, int atOnce) {
  /** 10 s, 1 GiB, 20 000 rows, 6 at once. */
  public static ReadLimits defaults() {
    return new ReadLimits(Duration.ofSeconds(10), 1L << 30, 20_000, 6);
  }

  /** For results of any length that are read as they arrive: 10 min, 1 GiB, 2 at once. */
  public static ReadLimits streams() {
    return new ReadLimits(Duration.ofMinutes(10), 1L << 30, 0, 2);
  }
}
