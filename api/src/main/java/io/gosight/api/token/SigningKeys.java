package io.gosight.api.token;

import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;

/**
 * The keys of access tokens, shared by all nodes through PostgreSQL. A new one is made every 30
 * days; a replaced one verifies for another day. Safe for use by many threads.
 */
final class SigningKeys {
  private static final String LIST = SqlFile.read("identity/list-signing-keys");
  private static final String ADD = SqlFile.read("identity/add-signing-key");
  private static final String DELETE = SqlFile.read("identity/delete-signing-keys");
  private static final Duration SIGNS_FOR = Duration.ofDays(30);
  private static final Duration VERIFIES_FOR = SIGNS_FOR.plusDays(1);
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int SECRET_BYTES = 32;

  private final HubDatabase postgres;
  private final SecureRandom random;
  private final Clock clock;
  private volatile Loaded loaded = new Loaded(List.of(), Instant.MIN);

  private record Loaded(List<SigningKey> newestFirst, Instant at) {}

  SigningKeys(HubDatabase postgres, SecureRandom random, Clock clock) {
    this.postgres = postgres;
    this.random = random;
    this.clock = clock;
  }

  /** The key that signs now. */
  synchronized SigningKey current() {
    Instant now = clock.instant();
    List<SigningKey> keys = load(now);
    if (!keys.isEmpty() && keys.get(0).createdAt().plus(SIGNS_FOR).isAfter(now)) {
      return keys.get(0);
    }
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    SigningKey key = new SigningKey(UUID.randomUUID(), secret, now);
    postgres
        .client()
        .sql(ADD)
        .param("id", key.id())
        .param("secret", key.secret())
        .param("now", SqlValues.parameter(now))
        .update();
    postgres
        .client()
        .sql(DELETE)
        .param("before", SqlValues.parameter(now.minus(VERIFIES_FOR)))
        .update();
    reload(now);
    return key;
  }

  /** The key of that id, if it still verifies. */
  Optional<SigningKey> find(UUID id) {
    Instant now = clock.instant();
    return load(now).stream()
        .filter(key -> key.id().equals(id))
        .filter(key -> key.createdAt().plus(VERIFIES_FOR).isAfter(now))
        .findFirst();
  }

  private List<SigningKey> load(Instant now) {
    Loaded known = loaded;
    if (now.isBefore(known.at().plus(FRESH)) && !now.isBefore(known.at())) {
      return known.newestFirst();
    }
    try {
      return reload(now);
    } catch (DataAccessException e) {
      if (known.newestFirst().isEmpty()) {
        throw e;
      }
      return known.newestFirst();
    }
  }

  private List<SigningKey> reload(Instant now) {
    List<SigningKey> keys =
        postgres
            .client()
            .sql(LIST)
            .query(
                (row, number) ->
                    new SigningKey(
                        row.getObject("id", UUID.class),
                        row.getBytes("secret"),
                        SqlValues.instant(row, "created_at")))
            .list();
    loaded = new Loaded(keys, now);
    return keys;
  }
}
