package io.gosight.ingest.keys;

import static io.gosight.ingest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.WriteKey;
import io.gosight.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CachedWriteKeysTest {
  private static final WriteKey RIGHTS = new WriteKey("shop", List.of());

  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
  private final Source source = new Source();
  private final CachedWriteKeys keys = new CachedWriteKeys(source, 1, clock.ticker());

  private static final class Source implements WriteKeys {
    private Optional<WriteKey> answer = Optional.of(RIGHTS);
    private Runnable meanwhile = () -> {};
    private boolean away;
    private int asked;

    @Override
    public Optional<WriteKey> find(String key) {
      asked++;
      meanwhile.run();
      if (away) {
        throw new IngestException(IngestError.KEYS_UNAVAILABLE, "Away.");
      }
      return answer;
    }
  }

  @Test
  void asksOnceIn10Seconds() {
    keys.find("k");
    clock.advance(Duration.ofSeconds(9));
    assertThat(keys.find("k")).contains(RIGHTS);
    assertThat(source.asked).isEqualTo(1);
    clock.advance(Duration.ofSeconds(2));
    keys.find("k");
    assertThat(source.asked).isEqualTo(2);
  }

  @Test
  void refusesARevokedKeyWithin10Seconds() {
    keys.find("k");
    source.answer = Optional.empty();
    clock.advance(Duration.ofSeconds(11));
    assertThat(keys.find("k")).isEmpty();
    source.away = true;
    assertThat(keys.find("k")).as("not stale: it is known to be revoked").isEmpty();
  }

  @Test
  void letsNoMoreCallersWaitThanItMayAndStillTakesGoodKeys() {
    keys.find("good");
    clock.advance(Duration.ofSeconds(11));
    source.meanwhile =
        () -> {
          assertRefused(IngestError.KEYS_UNAVAILABLE, () -> keys.find("new"));
          assertThat(keys.find("good")).contains(RIGHTS);
        };
    assertThat(keys.find("slow")).contains(RIGHTS);
    assertThat(source.asked).isEqualTo(2);
  }

  @Test
  void remembersUnknownKeysForSecondsOnly() {
    source.answer = Optional.empty();
    keys.find("k");
    clock.advance(Duration.ofSeconds(9));
    assertThat(keys.find("k")).isEmpty();
    assertThat(source.asked).isEqualTo(1);
    source.answer = Optional.of(RIGHTS);
    clock.advance(Duration.ofSeconds(2));
    assertThat(keys.find("k")).contains(RIGHTS);
  }

  @Test
  void asksNoMoreThanSoOftenForMadeUpKeysAndStillTakesGoodOnes() {
    keys.find("good");
    source.answer = Optional.empty();
    assertRefused(
        IngestError.KEYS_UNAVAILABLE,
        () -> IntStream.range(0, 100_000).forEach(i -> keys.find("made-up-" + i)));
    assertThat(keys.find("good")).contains(RIGHTS);
  }

  @Test
  void goesOnWithAGoodKeyFor24HoursWhileItsSourceIsAway() {
    keys.find("k");
    source.away = true;
    clock.advance(Duration.ofHours(12));
    assertThat(keys.find("k")).contains(RIGHTS);
    clock.advance(Duration.ofHours(11));
    assertThat(keys.find("k")).contains(RIGHTS);
    clock.advance(Duration.ofMinutes(61));
    assertRefused(IngestError.KEYS_UNAVAILABLE, () -> keys.find("k"));
  }

  @Test
  void doesNotAskAnAbsentSourceAtEachBatch() {
    keys.find("k");
    source.away = true;
    clock.advance(Duration.ofMinutes(1));
    keys.find("k");
    keys.find("k");
    assertThat(source.asked).isEqualTo(2);
  }

  @Test
  void aKeyThatCanNotBeLookedUpIsNotUnknown() {
    source.away = true;
    assertRefused(IngestError.KEYS_UNAVAILABLE, () -> keys.find("k"));
  }
}
