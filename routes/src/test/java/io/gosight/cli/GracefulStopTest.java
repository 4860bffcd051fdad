package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.threads.HubThreads;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GracefulStopTest {
  private final HubThreads threads = new HubThreads(Clock.systemUTC());
  private final StartedParts parts = new StartedParts(threads);
  private final List<String> halts = new CopyOnWriteArrayList<>();

  private GracefulStop stop(Duration budget, Duration margin) {
    return new GracefulStop(
        parts, threads, budget, margin, status -> halts.add(status + " " + parts.doing()));
  }

  @Test
  void aProcessThatDoesNotEndIsHalted() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch starting = new CountDownLatch(1);
    Thread start =
        threads.run(
            "test-start",
            () -> {
              String unused =
                  parts.start(
                      "engines",
                      Duration.ZERO,
                      () -> {
                        starting.countDown();
                        await().forever().until(() -> never.getCount() == 0);
                        return "engines";
                      },
                      (part, deadline) -> {});
            });
    starting.await();
    Thread stop =
        threads.run("test-stop", stop(Duration.ofMillis(10), Duration.ofMillis(10))::stop);
    await().until(() -> !halts.isEmpty());
    assertThat(halts).containsExactly("5 starting engines");
    never.countDown();
    start.join();
    stop.join();
  }

  @Test
  void aStopInTimeHaltsNothing() {
    List<String> closed = new CopyOnWriteArrayList<>();
    String unused =
        parts.start("hub", Duration.ZERO, () -> "hub", (part, deadline) -> closed.add(part));
    stop(Duration.ofMinutes(5), Duration.ofMinutes(5)).stop();
    assertThat(closed).containsExactly("hub");
    assertThat(halts).isEmpty();
  }
}
