package io.gosight.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HubThreadsTest {
  private final HubThreads threads = new HubThreads(Clock.systemUTC(), Duration.ofMillis(1));
  private final AtomicInteger runs = new AtomicInteger();

  private void failOnce(Error error) {
    if (runs.incrementAndGet() == 1) {
      throw error;
    }
  }

  @Test
  void aPeriodicTaskOutlivesAnErrorAndIsShownUntilItSucceeds() throws Exception {
    CountDownLatch mended = new CountDownLatch(1);
    AutoCloseable periodic =
        threads.every(
            "visitor-salts",
            Duration.ofMillis(1),
            () -> {
              runs.incrementAndGet();
              if (mended.getCount() > 0) {
                throw new AssertionError("broken");
              }
            });
    await().until(() -> runs.get() > 3);
    assertThat(threads.problems().get("visitor-salts")).contains("AssertionError: broken");
    assertThat(threads.failures()).isGreaterThan(2);
    mended.countDown();
    await().until(() -> threads.problems().get("visitor-salts").isEmpty());
    periodic.close();
    assertThat(threads.problems()).isEmpty();
  }

  @Test
  void aLoopBeginsAgainAfterAnErrorAndItsFailureIsShown() {
    CountDownLatch end = new CountDownLatch(1);
    Thread loop =
        threads.keepRunning(
            "poll-events",
            () -> {
              failOnce(new StackOverflowError());
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    await().until(() -> runs.get() == 2);
    assertThat(threads.problems().get("poll-events")).contains("StackOverflowError");
    end.countDown();
    await().until(() -> !loop.isAlive());
    assertThat(threads.problems()).isEmpty();
  }

  @Test
  void anInterruptedLoopEnds() {
    AtomicReference<Thread> running = new AtomicReference<>();
    Thread loop =
        threads.keepRunning(
            "poll-events",
            () -> {
              running.set(Thread.currentThread());
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
              }
            });
    await().until(() -> running.get() != null);
    loop.interrupt();
    await().until(() -> !loop.isAlive());
    assertThat(threads.failures()).isZero();
  }

  @Test
  void aPoolGoesOnAfterATaskHasThrown() {
    ExecutorService pool = threads.pool("alert-delivery");
    pool.execute(() -> failOnce(new NoClassDefFoundError("io/gosight/Gone")));
    await().until(() -> threads.problems().get("alert-delivery").contains("Gone"));
    pool.execute(() -> failOnce(new AssertionError()));
    await().until(() -> runs.get() == 2);
    pool.shutdownNow();
  }
}
