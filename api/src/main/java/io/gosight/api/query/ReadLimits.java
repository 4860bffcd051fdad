package io.gosight.api.query;

import java.time.Duration;

/**
 * What questions may cost.
 *
 * @param time after which ClickHouse gives up a question, whole seconds
 * @param memoryBytes the most memory that ClickHouse takes for one
 * @param rows the most rows that an answer has
 * @param atOnce how many are put at the same time, so that readers leave threads to senders
 */
public record ReadLimits(Duration time, long memoryBytes, long rows, int atOnce) {
  /** 10 s, 1 GiB, 20 000 rows, 6 at once. */
  public static ReadLimits defaults() {
    return new ReadLimits(Duration.ofSeconds(10), 1L << 30, 20_000, 6);
  }
}
