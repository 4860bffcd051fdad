package io.gosight.engine.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class BoundedStopTest {
  @Test
  void returnsWhenTheShutdownHasEnded() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    BoundedStop.run(() -> ended.set(true), Duration.ofSeconds(30));
    Assertions.assertThat(ended).isTrue();
  }

  @Test
  void givesUpOnAShutdownThatHangs() {
    CountDownLatch never = new CountDownLatch(1);
    assertThatThrownBy(() -> BoundedStop.run(() -> await(never), Duration.ofMillis(20)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not stop");
    never.countDown();
  }

  @Test
  void reportsAShutdownThatFails() {
    IllegalStateException cause = new IllegalStateException("disk");
    assertThatThrownBy(
            () ->
                BoundedStop.run(
                    () -> {
                      throw cause;
                    },
                    Duration.ofSeconds(30)))
        .hasCause(cause);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
