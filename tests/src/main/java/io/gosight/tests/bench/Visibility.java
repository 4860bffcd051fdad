package io.gosight.tests.bench;

import io.gosight.tests.hub.ClickHouseSql;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Polls which events are queryable, by the millisecond at which the hub received them. An event
 * counts as queryable when the first result with it has arrived, so the time between queries counts
 * as latency of the hub. {@link #close} ends the polling.
 */
final class Visibility implements AutoCloseable {
  private static final long EVERY_MS = 50;
  private static final int LOOK_BACK_SECONDS = 15;

  private final ClickHouseSql sql;
  private final long warmUpMs;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Histogram latency = new Histogram(3);
  private Map<Long, Long> seen = new HashMap<>();
  private long firstReceivedMs = Long.MAX_VALUE;

  Visibility(ClickHouseSql sql, int warmUpSeconds) {
    this.sql = sql;
    this.warmUpMs = warmUpSeconds * 1000L;
  }

  void start() {
    var unused = clock.scheduleWithFixedDelay(this::look, 0, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    String answer;
    try {
      answer =
          sql.text(
              "SELECT toUnixTimestamp64Milli(received_at), count() FROM events"
                  + " WHERE received_at > now64(3) - "
                  + LOOK_BACK_SECONDS
                  + " GROUP BY 1 FORMAT TSV");
    } catch (IOException e) {
      System.err.println("A question was not answered: " + e.getMessage());
      return;
    }
    long now = System.currentTimeMillis();
    Map<Long, Long> counts = new HashMap<>();
    for (String line : answer.split("\n", -1)) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        counts.put(Long.valueOf(line.substring(0, tab)), Long.valueOf(line.substring(tab + 1)));
      }
    }
    counts.forEach((receivedMs, count) -> count(receivedMs, count, now));
    seen = counts;
  }

  private void count(long receivedMs, long count, long now) {
    firstReceivedMs = Math.min(firstReceivedMs, receivedMs);
    long fresh = count - seen.getOrDefault(receivedMs, 0L);
    if (fresh > 0 && receivedMs - firstReceivedMs >= warmUpMs) {
      latency.recordValueWithCount(Math.max(0, now - receivedMs), fresh);
    }
  }

  /** Waits until no more events appear. */
  void awaitQuiet() throws InterruptedException {
    TimeUnit.SECONDS.sleep(LOOK_BACK_SECONDS / 3);
  }

  /** The percentile of the time, by a share in percent. */
  synchronized double seconds(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1000.0;
  }

  /** How many events were timed. */
  synchronized long count() {
    return latency.getTotalCount();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
