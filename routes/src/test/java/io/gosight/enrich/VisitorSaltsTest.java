package io.gosight.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisitorSaltsTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Map<LocalDate, String> kept = new HashMap<>();
  private final Map<LocalDate, Duration> lives = new HashMap<>();
  private boolean away;
  private Instant now = Instant.parse("2026-03-01T23:00:00Z");

  private VisitorSalts salts() {
    return salts(new SimpleMeterRegistry());
  }

  private VisitorSalts salts(SimpleMeterRegistry meters) {
    Clock clock =
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    return new VisitorSalts(this::agree, clock, meters);
  }

  private String agree(LocalDate day, String salt, Duration life) {
    if (away) {
      throw new IllegalStateException("away");
    }
    lives.put(day, life);
    kept.putIfAbsent(day, salt);
    return kept.get(day);
  }

  @Test
  void nodesAgreeOnRandomSaltsBeforeTheDayBegins() {
    try (VisitorSalts one = salts();
        VisitorSalts other = salts()) {
      one.refresh();
      other.refresh();
      assertThat(one.of(DAY)).hasSize(32).isEqualTo(other.of(DAY));
      assertThat(one.of(DAY.plusDays(1))).isEqualTo(other.of(DAY.plusDays(1)));
      assertThat(one.of(DAY)).isNotEqualTo(one.of(DAY.plusDays(1)));
      assertThat(lives).containsEntry(DAY, Duration.ofDays(2));
      assertThat(lives).containsEntry(DAY.plusDays(1), Duration.ofDays(3));
    }
  }

  @Test
  void forgetsASaltAfterTwoDays() {
    try (VisitorSalts salts = salts()) {
      salts.refresh();
      byte[] salt = salts.of(DAY);
      now = now.plus(Duration.ofDays(1));
      salts.refresh();
      assertThat(salts.of(DAY)).isEqualTo(salt);
      now = now.plus(Duration.ofDays(1));
      salts.refresh();
      kept.clear();
      assertThat(salts.of(DAY)).isNotEqualTo(salt);
    }
  }

  @Test
  void goesOnAloneWhileTheStoreIsAwayAndThenAgrees() {
    away = true;
    try (VisitorSalts one = salts(new SimpleMeterRegistry());
        VisitorSalts other = salts(registry)) {
      one.refresh();
      other.refresh();
      assertThat(one.of(DAY)).isNotEqualTo(other.of(DAY));
      assertThat(registry.get("visitor_salts_local_only").gauge().value()).isEqualTo(1);
      away = false;
      one.refresh();
      other.refresh();
      assertThat(one.of(DAY)).isEqualTo(other.of(DAY));
      assertThat(registry.get("visitor_salts_local_only").gauge().value()).isZero();
    }
  }
}
