package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gosight.common.OperatorException;
import io.gosight.stage.StopDeadline;
import io.gosight.threads.HubThreads;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StartedPartsTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final StartedParts parts = new StartedParts(new HubThreads(Clock.systemUTC()));
  private final List<String> closed = new CopyOnWriteArrayList<>();

  private void start(String name) {
    String unused =
        parts.start(name, Duration.ZERO, () -> name, (part, deadline) -> closed.add(part));
  }

  @Test
  void closesTheLastFirstAndGoesOnAfterAFailure() {
    start("engines");
    String unused =
        parts.start(
            "broken",
            Duration.ZERO,
            () -> "broken",
            (part, deadline) -> {
              throw new IllegalStateException(part);
            });
    start("hub");
    parts.close(StopDeadline.in(LONG));
    assertThat(closed).containsExactly("hub", "engines");
  }

  @Test
  void aPartThatHangsLeavesTimeToTheOthers() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicReference<Duration> left = new AtomicReference<>();
    String unused =
        parts.start(
            "engines",
            Duration.ZERO,
            () -> "engines",
            (part, deadline) -> left.set(deadline.remaining()));
    unused =
        parts.start(
            "hub",
            LONG.minusMillis(100),
            () -> "hub",
            (part, deadline) -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    parts.close(StopDeadline.in(LONG));
    assertThat(left.get()).isPositive();
    never.countDown();
  }

  @Test
  void closesAPartThatWasStartingAndStartsNoOther() throws InterruptedException {
    CountDownLatch starting = new CountDownLatch(1);
    CountDownLatch up = new CountDownLatch(1);
    Thread start =
        new Thread(
            () -> {
              String unused =
                  parts.start(
                      "engines",
                      Duration.ZERO,
                      () -> {
                        starting.countDown();
                        await().until(() -> up.getCount() == 0);
                        return "engines";
                      },
                      (part, deadline) -> closed.add(part));
            });
    start.start();
    starting.await();
    assertThat(parts.doing()).isEqualTo("starting engines");
    Thread stop = new Thread(() -> parts.close(StopDeadline.in(LONG)));
    stop.start();
    await().until(() -> stop.getState() == Thread.State.BLOCKED);
    assertThat(closed).isEmpty();
    up.countDown();
    stop.join();
    assertThat(closed).containsExactly("engines");
    assertThatThrownBy(() -> start("hub")).isInstanceOf(OperatorException.class);
  }
}
