package io.gosight.api.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Limits failed attempts to sign in, by account and address, by address, and by account from
 * addresses that are new to it: whoever signed in from an address before is never locked out by
 * others. Bounded, on this node. Safe for use by many threads.
 */
public final class LoginThrottle {
  private static final int MOST_BUCKETS = 100_000;
  private static final Duration FORGET_AFTER = Duration.ofHours(1);
  private static final int IPV6_NETWORK_GROUPS = 4;

  private final LoadingCache<String, Bucket> pairs;
  private final LoadingCache<String, Bucket> addresses;
  private final LoadingCache<String, Bucket> accounts;
  private final LongAdder refused = new LongAdder();

  /** A throttle; the clock refills it. */
  public LoginThrottle(Clock clock) {
    this.pairs = buckets(5, Duration.ofSeconds(30), clock);
    this.addresses = buckets(30, Duration.ofSeconds(10), clock);
    this.accounts = buckets(60, Duration.ofSeconds(10), clock);
  }

  /** An attempt that has been paid for. */
  static final class Attempt {
    private final List<Bucket> paid;

    private Attempt(List<Bucket> paid) {
      this.paid = paid;
    }

    /** The attempt succeeded and costs nothing. */
    void succeeded() {
      paid.forEach(bucket -> bucket.addTokens(1));
    }
  }

  /**
   * Pays for an attempt.
   *
   * @param account the user's e-mail address, or what else is guessed at
   * @param knownAddress whether that account has signed in from there before
   * @throws ApiException with {@code too_many_attempts} and the time to retry after
   */
  Attempt attempt(String account, String address, boolean knownAddress) {
    String network = network(address);
    List<Bucket> paid =
        Stream.of(
                Stream.of(addresses.get(network), pairs.get(account + "\n" + network)),
                knownAddress ? Stream.<Bucket>of() : Stream.of(accounts.get(account)))
            .flatMap(bucket -> bucket)
            .toList();
    for (Bucket bucket : paid) {
      ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        refused.increment();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
        throw new ApiException(
                ApiErrorCode.TOO_MANY_ATTEMPTS,
                "Too many failed attempts; try again in " + seconds + " s.")
            .header("Retry-After", Long.toString(seconds));
      }
    }
    return new Attempt(paid);
  }

  /** How many attempts were refused since the start. */
  public long refused() {
    return refused.sum();
  }

  /** A client of IPv6 usually has a whole network of addresses. */
  private static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    String[] groups = address.split(":", -1);
    return String.join(
        ":", List.of(groups).subList(0, Math.min(IPV6_NETWORK_GROUPS, groups.length)));
  }

  private static LoadingCache<String, Bucket> buckets(int burst, Duration refill, Clock clock) {
    TimeMeter meter = new ClockMeter(clock);
    return Caffeine.newBuilder()
        .maximumSize(MOST_BUCKETS)
        .expireAfterAccess(FORGET_AFTER)
        .build(
            key ->
                Bucket.builder()
                    .addLimit(limit -> limit.capacity(burst).refillGreedy(1, refill))
                    .withCustomTimePrecision(meter)
                    .build());
  }

  private record ClockMeter(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
