package io.gosight.api.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gosight.api.keys.KeyText;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers keys that were found: for seconds, so that a revocation acts at once, and for a day
 * while the store can't be asked. Keys that were not found are not remembered, so that nobody can
 * push the good ones out by guessing. Safe for use by many threads.
 */
public final class CachedSecretKeys implements SecretKeys {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration USABLE = Duration.ofHours(24);
  private static final long MOST_KEYS = 10_000;

  private final SecretKeys store;
  private final Clock clock;
  private final Cache<ByteBuffer, Known> known =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).build();

  /** A cache before that store. */
  public CachedSecretKeys(SecretKeys store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<Principal> find(String key) throws SQLException {
    ByteBuffer hash = ByteBuffer.wrap(KeyText.hash(key));
    Known entry = known.getIfPresent(hash);
    Instant now = clock.instant();
    if (entry != null && now.isBefore(entry.askAgainAt())) {
      return Optional.of(entry.principal());
    }
    try {
      Optional<Principal> found = store.find(key);
      found.ifPresentOrElse(
          principal -> known.put(hash, new Known(principal, now, now.plus(FRESH))),
          () -> known.invalidate(hash));
      return found;
    } catch (SQLException e) {
      if (entry == null || now.isAfter(entry.confirmedAt().plus(USABLE))) {
        throw e;
      }
      known.put(hash, new Known(entry.principal(), entry.confirmedAt(), now.plus(FRESH)));
      return Optional.of(entry.principal());
    }
  }

  private record Known(Principal principal, Instant confirmedAt, Instant askAgainAt) {}
}
