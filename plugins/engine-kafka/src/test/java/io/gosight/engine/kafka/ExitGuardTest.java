package io.gosight.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExitGuardTest {
  private final ExitGuard guard = new ExitGuard();

  @AfterEach
  void undo() {
    Exit.resetExitProcedure();
    Exit.resetHaltProcedure();
  }

  @Test
  void aFatalFaultDoesNotEndTheProcessAndIsRemembered() {
    guard.install();
    assertThat(guard.fault()).isNull();

    assertThatThrownBy(() -> Exit.halt(1, "metadata log is broken"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Exit.exit(2)).isInstanceOf(IllegalStateException.class);

    assertThat(guard.fault())
        .isEqualTo("Kafka met a fatal fault (status 1, metadata log is broken)");
  }
}
