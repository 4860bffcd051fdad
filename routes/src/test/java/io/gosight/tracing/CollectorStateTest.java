package io.gosight.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gosight.stage.HealthStatus.Level;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CollectorStateTest {
  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final CollectorState state = new CollectorState("collector:4318", clock);
  private final Logger logger = (Logger) LoggerFactory.getLogger(CollectorState.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  private void fail() {
    state.failed(new IllegalStateException("export", new ConnectException("refused")));
  }

  @Test
  void aFailureIsShownUntilTheCollectorTakesSpansAgain() {
    assertThat(state.health().level()).isEqualTo(Level.OK);
    fail();
    assertThat(state.health().level()).isEqualTo(Level.DEGRADED);
    assertThat(String.valueOf(state.health().details().get("reason")))
        .contains("collector:4318", "refused", "gosight.tracing.endpoint");
    state.succeeded();
    assertThat(state.health().level()).isEqualTo(Level.OK);
  }

  @Test
  void aFailureIsLoggedOnceInTenMinutes() {
    fail();
    fail();
    state.succeeded();
    fail();
    assertThat(log.list).filteredOn(line -> line.getLevel().toString().equals("WARN")).hasSize(1);
    clock.advance(Duration.ofMinutes(10));
    fail();
    assertThat(log.list).filteredOn(line -> line.getLevel().toString().equals("WARN")).hasSize(2);
  }
}
