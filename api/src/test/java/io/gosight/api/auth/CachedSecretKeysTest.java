package io.gosight.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.threeten.extra.MutableClock;

class CachedSecretKeysTest {
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private final Shelf shelf = new Shelf();
  private final CachedSecretKeys keys = new CachedSecretKeys(shelf, clock);
  private final Subject subject =
      new Subject("key:1", List.of(Grant.ofKey("shop", EnumSet.of(Scope.READ))));

  @Test
  void asksAgainAfterSeconds() throws Exception {
    shelf.known.put("k", subject);
    assertThat(keys.find("k")).contains(subject);
    assertThat(keys.find("k")).contains(subject);
    assertThat(shelf.asked).isEqualTo(1);
    shelf.known.clear();
    clock.add(Duration.ofSeconds(5));
    assertThat(keys.find("k")).isEmpty();
  }

  @Test
  void neverRemembersWhatItDidNotFind() throws Exception {
    assertThat(keys.find("k")).isEmpty();
    shelf.known.put("k", subject);
    assertThat(keys.find("k")).contains(subject);
  }

  @Test
  void goesOnForADayWithoutTheStoreAndAsksItSeldom() throws Exception {
    shelf.known.put("k", subject);
    keys.find("k");
    shelf.away = true;
    clock.add(Duration.ofHours(23));
    shelf.asked = 0;
    for (int i = 0; i < 100; i++) {
      assertThat(keys.find("k")).contains(subject);
    }
    assertThat(shelf.asked).isEqualTo(1);
    clock.add(Duration.ofHours(2));
    assertThatThrownBy(() -> keys.find("k")).isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> keys.find("unknown")).isInstanceOf(DataAccessException.class);
  }

  /** A store in memory that can be away. */
  private static final class Shelf implements SecretKeys {
    private final Map<String, Subject> known = new HashMap<>();
    private boolean away;
    private int asked;

    @Override
    public Optional<Subject> find(String key) {
      asked++;
      if (away) {
        throw new DataAccessResourceFailureException("Away.");
      }
      return Optional.ofNullable(known.get(key));
    }
  }
}
