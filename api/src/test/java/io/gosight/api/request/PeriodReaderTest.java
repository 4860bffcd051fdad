package io.gosight.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.api.error.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class PeriodReaderTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00.123456Z");

  private final PeriodReader reader =
      new PeriodReader(
          MutableClock.of(NOW, ZoneOffset.UTC),
          Duration.ofDays(7),
          Set.of("from", "to", "time_zone"));

  @Test
  void isTheLastDayInUtcByDefault() {
    Period period = reader.read(Map.of());
    assertThat(period.to()).isEqualTo("2026-03-10T12:00:00.123Z");
    assertThat(period.from()).isEqualTo("2026-03-09T12:00:00.123Z");
    assertThat(period.zone()).isEqualTo(ZoneId.of("UTC"));
  }

  @Test
  void takesAnyOffsetAlsoWithItsPlusSignUnescaped() {
    Period period =
        reader.read(Map.of("from", "2026-03-01T05:45:00 05:45", "to", "2026-03-02T00:00:00-01:00"));
    assertThat(period.from()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(period.to()).isEqualTo("2026-03-02T01:00:00Z");
  }

  @Test
  void endsNowWhereOnlyTheBeginningIsGiven() {
    assertThat(reader.read(Map.of("from", "2026-03-08T00:00:00Z")).to())
        .isEqualTo("2026-03-10T12:00:00.123Z");
  }

  @Test
  void refusesMoreThanTheLongestAndSaysHowLongThatIs() {
    assertThatThrownBy(() -> reader.read(Map.of("from", "2026-03-01T00:00:00Z")))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("7 days");
  }

  @Test
  void doesNotRepeatALongMistake() {
    assertThatThrownBy(() -> reader.read(Map.of("from", "x".repeat(1_000))))
        .hasMessageContaining("xxx...")
        .extracting(Throwable::getMessage)
        .asString()
        .hasSizeLessThan(200);
  }
}
