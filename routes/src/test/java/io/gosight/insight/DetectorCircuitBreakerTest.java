package io.gosight.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DetectorCircuitBreakerTest {
  private final RuntimeException failure = new IllegalStateException("no luck");

  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:30Z");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DetectorCircuitBreaker breaker =
      new DetectorCircuitBreaker(3, Duration.ofMillis(250), Duration.ofSeconds(60), clock, meters);

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.failed("bad", failure);
    }
  }

  @Test
  void aDetectorThatKeepsFailingIsCutOffAndTriedAgain() {
    fail(2);
    assertThat(breaker.mayRun("bad")).isTrue();
    fail(1);
    assertThat(breaker.mayRun("bad")).isFalse();
    assertThat(breaker.openCircuits())
        .containsEntry(
            "bad",
            new CircuitBreakerState(
                failure.toString(),
                Instant.parse("2026-03-01T12:00:30Z"),
                Instant.parse("2026-03-01T12:01:30Z")));
    clock.advance(Duration.ofSeconds(60));
    assertThat(breaker.mayRun("bad")).isTrue();
    breaker.ran("bad", 1, 1_000);
    assertThat(breaker.openCircuits()).isEmpty();
  }

  @Test
  void aDetectorThatFailsAgainAfterItsRestIsCutOffAtOnce() {
    fail(3);
    clock.advance(Duration.ofSeconds(60));
    fail(1);

    assertThat(breaker.mayRun("bad")).isFalse();
    assertThat(breaker.openCircuits().get("bad").since()).isEqualTo("2026-03-01T12:00:30Z");
    assertThat(breaker.openCircuits().get("bad").until()).isEqualTo("2026-03-01T12:02:30Z");
  }

  @Test
  void aSuccessForgivesFailures() {
    fail(2);
    breaker.ran("bad", 1, 1_000);
    fail(2);

    assertThat(breaker.mayRun("bad")).isTrue();
  }

  @Test
  void slowCallsAreFailures() {
    for (int i = 0; i < 3; i++) {
      breaker.ran("slow", 1, Duration.ofMillis(251).toNanos());
    }
    assertThat(breaker.mayRun("slow")).isFalse();
    assertThat(breaker.openCircuits().get("slow").reason()).isEqualTo("A call took 251 ms.");
  }

  @Test
  void othersGoOn() {
    fail(3);

    assertThat(breaker.mayRun("good")).isTrue();
  }

  @Test
  void theOperatorSeesItInMetrics() {
    fail(3);
    breaker.ran("good", 1, 2_000_000_000L);

    assertThat(meters.get("detector_cut_off").tag("detector", "bad").gauge().value()).isEqualTo(1);
    assertThat(meters.get("detector_failures").tag("kind", "error").counter().count()).isEqualTo(3);
    assertThat(
            meters.get("detector_busy_seconds").tag("detector", "good").functionCounter().count())
        .isEqualTo(2);
  }
}
