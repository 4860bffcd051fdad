package io.gosight.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.stage.HealthStatus.Level;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsumerStateTest {
  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final Consumers consumers = new Consumers(clock);
  private final ConsumerState state = consumers.of("gosight-event-processor", "gosight.events.raw");

  @Test
  void aConsumerThatHangsOrFailsIsDegradedWithTheReason() {
    assertThat(consumers.health().level()).isEqualTo(Level.OK);
    clock.advance(Duration.ofMinutes(2));
    assertThat(reason()).contains("has not polled since " + Samples.NOW);
    state.polled();
    assertThat(consumers.health().level()).isEqualTo(Level.OK);
    state.failed(new IllegalStateException("not authorized"));
    assertThat(reason()).contains("Polling fails").contains("not authorized");
    state.polled();
    state.dispatched();
    clock.advance(Duration.ofMinutes(2));
    state.polled();
    assertThat(reason()).contains("A batch is under way since");
    state.finished();
    assertThat(consumers.health().level()).isEqualTo(Level.OK);
  }

  private String reason() {
    assertThat(consumers.health().level()).isEqualTo(Level.DEGRADED);
    return consumers.health().details().get("reason").toString();
  }
}
