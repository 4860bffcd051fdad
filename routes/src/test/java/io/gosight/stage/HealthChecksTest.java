package io.gosight.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final HealthChecks checks = new HealthChecks(clock);
  private HealthStatus spool = HealthStatus.ok("empty");

  @Test
  void rememberSinceWhenSomethingIsWrong() {
    checks.add("spool", () -> spool);
    assertThat(checks.status()).containsEntry("spool", spool);
    assertThat(checks.badSince("spool")).isEmpty();
    spool = HealthStatus.degraded("in_use", "Kafka is away.");
    assertThat(HealthChecks.worst(checks.status())).isEqualTo(HealthStatus.Level.DEGRADED);
    clock.advance(Duration.ofMinutes(5));
    assertThat(checks.status()).containsEntry("spool", spool);
    assertThat(checks.badSince("spool")).contains(Samples.NOW);
    spool = HealthStatus.ok("empty");
    assertThat(checks.status()).containsEntry("spool", spool);
    assertThat(checks.badSince("spool")).isEmpty();
  }

  @Test
  void aCheckThatFailsIsDegradedAndHidesNoOther() {
    checks.add(
        "broken",
        () -> {
          throw new IllegalStateException("no luck");
        });
    checks.add("spool", () -> spool);
    Map<String, HealthStatus> status = checks.status();
    assertThat(status.get("broken").level()).isEqualTo(HealthStatus.Level.DEGRADED);
    assertThat(status.get("broken").details().get("reason")).asString().contains("no luck");
    assertThat(status).containsEntry("spool", spool);
  }
}
