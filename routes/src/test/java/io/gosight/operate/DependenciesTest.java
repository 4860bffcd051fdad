package io.gosight.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.stage.HealthStatus.Level;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DependenciesTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void stop() {
    released.countDown();
    threads.shutdownNow();
  }

  @Test
  void oneThatHangsIsDownAfterTheDeadlineAndCostsOneThread() throws Exception {
    AtomicInteger questions = new AtomicInteger();
    Dependencies dependencies =
        new Dependencies(threads, clock)
            .add("redis", () -> "PONG")
            .add(
                "postgres",
                () -> {
                  questions.incrementAndGet();
                  released.await();
                  return "1";
                });
    assertThat(dependencies.states().get("postgres").word()).isEqualTo("unknown");
    long begin = System.nanoTime();
    dependencies.probe();
    clock.advance(Duration.ofMinutes(1));
    dependencies.probe();
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isLessThan(Dependencies.DEADLINE.multipliedBy(3));
    assertThat(questions).hasValue(1);
    assertThat(dependencies.states().get("redis").word()).isEqualTo("up");
    Dependency.State postgres = dependencies.states().get("postgres");
    assertThat(postgres.word()).isEqualTo("down");
    assertThat(postgres.reason()).contains("2000 ms");
    assertThat(postgres.since()).isEqualTo(Samples.NOW);
    assertThat(dependencies.health().level()).isEqualTo(Level.DEGRADED);
    assertThat(dependencies.health().details().get("reason")).asString().startsWith("postgres: ");
  }

  @Test
  void oneThatFailsIsDownWithItsReasonAndUpAgainLater() throws Exception {
    AtomicInteger failures = new AtomicInteger(1);
    Dependencies dependencies =
        new Dependencies(threads, clock)
            .add(
                "kafka",
                () -> {
                  if (failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("no brokers\nat all");
                  }
                  return "ok";
                });
    dependencies.probe();
    assertThat(dependencies.states().get("kafka").reason()).isEqualTo("no brokers");
    clock.advance(Duration.ofSeconds(3));
    dependencies.probe();
    assertThat(dependencies.states().get("kafka").word()).isEqualTo("up");
    assertThat(dependencies.states().get("kafka").since()).isEqualTo(clock.instant());
    assertThat(dependencies.health().level()).isEqualTo(Level.OK);
  }
}
