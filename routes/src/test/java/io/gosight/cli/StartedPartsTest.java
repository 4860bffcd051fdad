package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gosight.common.OperatorException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StartedPartsTest {
  private final StartedParts parts = new StartedParts();
  private final List<String> closed = new CopyOnWriteArrayList<>();

  @Test
  void closesTheLastFirstAndGoesOnAfterAFailure() {
    parts.start(() -> "engines", closed::add);
    parts.start(
        () -> "broken",
        part -> {
          throw new IllegalStateException(part);
        });
    parts.start(() -> "hub", closed::add);
    parts.close();
    assertThat(closed).containsExactly("hub", "engines");
  }

  @Test
  void closesAPartThatWasStartingAndStartsNoOther() throws InterruptedException {
    CountDownLatch starting = new CountDownLatch(1);
    CountDownLatch up = new CountDownLatch(1);
    Thread start =
        new Thread(
            () ->
                parts.start(
                    () -> {
                      starting.countDown();
                      await().until(() -> up.getCount() == 0);
                      return "engines";
                    },
                    closed::add));
    start.start();
    starting.await();
    Thread stop = new Thread(parts::close);
    stop.start();
    await().until(() -> stop.getState() == Thread.State.BLOCKED);
    assertThat(closed).isEmpty();
    up.countDown();
    stop.join();
    assertThat(closed).containsExactly("engines");
    assertThatThrownBy(() -> parts.start(() -> "hub", closed::add))
        .isInstanceOf(OperatorException.class);
  }
}
