package io.gosight.ingest.keys;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.gosight.ingest.AdmittedSubmission;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Limits the requests a second of each project. A token bucket on this node answers at once; in
 * addition all nodes share counters in Redis, one a minute, and a project that has used up the
 * minute is refused by all of them. Without Redis each node's own bucket applies. Safe for use by
 * many threads.
 */
public final class RateLimiter {
  private static final Duration FORGET_AFTER = Duration.ofMinutes(5);
  private static final int SECONDS_PER_MINUTE = 60;

  private final long requestsPerMinute;
  private final Clock clock;
  private final LoadingCache<String, Usage> usages;

  /** A count of one project's requests in one minute, by this node, not yet added to Redis. */
  public record MinuteCount(String key, String projectId, long minute, long requests) {}

  private static final class Usage {
    private final Bucket bucket;
    private final LongAdder unshared = new LongAdder();
    private volatile long usedUpMinute = -1;

    Usage(Bucket bucket) {
      this.bucket = bucket;
    }
  }

  /**
   * A limiter.
   *
   * @param requestsPerSecond what a project may send on average
   * @param burst how many requests it may send at once
   * @param clock the hub's clock
   */
  public RateLimiter(long requestsPerSecond, long burst, Clock clock) {
    this(requestsPerSecond, burst, clock, TimeMeter.SYSTEM_MILLISECONDS);
  }

  RateLimiter(long requestsPerSecond, long burst, Clock clock, TimeMeter refill) {
    this.requestsPerMinute = requestsPerSecond * SECONDS_PER_MINUTE + burst;
    this.clock = clock;
    this.usages =
        Caffeine.newBuilder()
            .expireAfterAccess(FORGET_AFTER)
            .build(
                project ->
                    new Usage(
                        Bucket.builder()
                            .addLimit(
                                limit ->
                                    limit
                                        .capacity(burst)
                                        .refillGreedy(requestsPerSecond, Duration.ofSeconds(1)))
                            .withCustomTimePrecision(refill)
                            .build()));
  }

  /**
   * Takes one token of the project.
   *
   * @throws IngestException with {@code rate_limited} and the time to retry after
   */
  public AdmittedSubmission limit(AdmittedSubmission submission) {
    Usage usage = usages.get(submission.key().projectId());
    if (usage.usedUpMinute == minute()) {
      throw limited(Duration.ofMillis(60_000 - clock.millis() % 60_000));
    }
    if (!usage.bucket.tryConsume(1)) {
      ConsumptionProbe probe = usage.bucket.tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        throw limited(Duration.ofNanos(probe.getNanosToWaitForRefill()));
      }
    }
    usage.unshared.increment();
    return submission;
  }

  /** What this node has counted since the last call, for the shared counters. */
  public List<MinuteCount> takeCounts() {
    List<MinuteCount> counts = new ArrayList<>();
    long minute = minute();
    usages
        .asMap()
        .forEach(
            (project, usage) -> {
              long requests = usage.unshared.sumThenReset();
              if (requests > 0) {
                counts.add(
                    new MinuteCount(
                        "ratelimit:" + project + ":" + minute, project, minute, requests));
              }
            });
    return counts;
  }

  /**
   * Learns what all nodes together have counted.
   *
   * @param count what this node added
   * @param total the shared counter after that
   */
  public void learnTotal(MinuteCount count, long total) {
    if (total >= requestsPerMinute) {
      usages.get(count.projectId()).usedUpMinute = count.minute();
    }
  }

  private long minute() {
    return Math.floorDiv(clock.millis(), 60_000L);
  }

  private static IngestException limited(Duration retryAfter) {
    return new IngestException(
        IngestError.RATE_LIMITED, "The project sends more requests than it may.", retryAfter);
  }
}
