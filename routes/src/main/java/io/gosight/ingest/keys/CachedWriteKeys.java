package io.gosight.ingest.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.WriteKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Caches keys in memory, so that the hot path needs no look-up. A known key keeps working while its
 * source is unavailable (stale if error, 24 h); an unknown one is cached for seconds only.
 */
public final class CachedWriteKeys implements WriteKeys {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Duration STALE_IF_ERROR = Duration.ofHours(24);
  private static final int MAX_KEYS = 100_000;
  // Made-up keys must not become a flood of look-ups in Redis and PostgreSQL.
  private static final int LOOKUPS_PER_SECOND = 100;
  private static final int LOOKUP_BURST = 500;

  private final WriteKeys source;
  private final Ticker ticker;
  private final Cache<String, Known> known;
  private final Cache<String, Boolean> unknown;
  private final Bucket lookups;
  private final Semaphore atOnce;

  private record Known(WriteKey key, long goodNanos, long checkedNanos) {}

  /**
   * A cache in front of a source.
   *
   * @param source where keys come from
   * @param lookupsAtOnce how many callers may wait for the source; the others are answered with
   *     {@code keys_unavailable}
   * @param ticker the clock, in ns
   */
  public CachedWriteKeys(WriteKeys source, int lookupsAtOnce, Ticker ticker) {
    this.source = source;
    this.atOnce = new Semaphore(lookupsAtOnce);
    this.ticker = ticker;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterWrite(STALE_IF_ERROR)
            .ticker(ticker)
            .build();
    this.lookups =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(LOOKUP_BURST)
                        .refillGreedy(LOOKUPS_PER_SECOND, Duration.ofSeconds(1)))
            .build();
    this.unknown =
        Caffeine.newBuilder().maximumSize(MAX_KEYS).expireAfterWrite(FRESH).ticker(ticker).build();
  }

  /** Whether the key is known to be good, without a look-up. */
  public boolean isKnown(String key) {
    return known.getIfPresent(key) != null;
  }

  @Override
  public Optional<WriteKey> find(String key) {
    Known entry = known.getIfPresent(key);
    if (entry != null && ticker.read() - entry.checkedNanos() < FRESH.toNanos()) {
      return Optional.of(entry.key());
    }
    if (entry == null && unknown.getIfPresent(key) != null) {
      return Optional.empty();
    }
    if ((entry == null && !lookups.tryConsume(1)) || !atOnce.tryAcquire()) {
      if (entry != null) {
        return Optional.of(entry.key());
      }
      throw new IngestException(
          IngestError.KEYS_UNAVAILABLE, "Too many unknown keys come in; send the batch again.");
    }
    try {
      return lookUp(key, entry);
    } finally {
      atOnce.release();
    }
  }

  private Optional<WriteKey> lookUp(String key, Known entry) {
    if (entry != null) {
      // One batch looks the key up; the others use the cached rights meanwhile.
      known.put(key, new Known(entry.key(), entry.goodNanos(), ticker.read()));
    }
    try {
      Optional<WriteKey> found = source.find(key);
      found.ifPresentOrElse(
          rights -> known.put(key, new Known(rights, ticker.read(), ticker.read())),
          () -> {
            known.invalidate(key);
            unknown.put(key, true);
          });
      return found;
    } catch (IngestException e) {
      if (entry == null || ticker.read() - entry.goodNanos() > STALE_IF_ERROR.toNanos()) {
        throw e;
      }
      return Optional.of(entry.key());
    }
  }
}
