package io.gosight.api.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gosight.api.keys.KeyText;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/**
 * Caches valid keys: for 5 seconds, so that a revocation takes effect quickly, and for 24 hours
 * while the store is unavailable. Unknown keys are not cached, so that guesses can't evict valid
 * ones. Safe for use by many threads.
 */
public final class CachedSecretKeys implements SecretKeys {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration USABLE = Duration.ofHours(24);
  private static final long MOST_KEYS = 10_000;

  private final SecretKeys store;
  private final Clock clock;
  private final Cache<ByteBuffer, Known> known =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).build();

  /** Caches lookups of that store. */
  public CachedSecretKeys(SecretKeys store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<Subject> find(String key) {
    ByteBuffer hash = ByteBuffer.wrap(KeyText.hash(key));
    Known entry = known.getIfPresent(hash);
    Instant now = clock.instant();
    if (entry != null && now.isBefore(entry.refreshAt())) {
      return Optional.of(entry.subject());
    }
    try {
      Optional<Subject> found = store.find(key);
      found.ifPresentOrElse(
          subject -> known.put(hash, new Known(subject, now, now.plus(FRESH))),
          () -> known.invalidate(hash));
      return found;
    } catch (DataAccessException e) {
      if (entry == null || now.isAfter(entry.confirmedAt().plus(USABLE))) {
        throw e;
      }
      known.put(hash, new Known(entry.subject(), entry.confirmedAt(), now.plus(FRESH)));
      return Optional.of(entry.subject());
    }
  }

  private record Known(Subject subject, Instant confirmedAt, Instant refreshAt) {}
}
