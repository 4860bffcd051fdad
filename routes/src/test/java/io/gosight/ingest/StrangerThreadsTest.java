package io.gosight.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.threads.HubThreads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StrangerThreadsTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final StrangerThreads strangers =
      new StrangerThreads(meters, new HubThreads(Clock.systemUTC()));
  private final SenderThreads threads =
      new SenderThreads(Runnable::run, strangers, "gsw_known"::equals);
  private final CountDownLatch held = new CountDownLatch(1);

  @AfterEach
  void stop() {
    held.countDown();
    strangers.close();
  }

  private void hold() {
    try {
      assertThat(held.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void strangersFillTheirOwnQueueAndNoOther() {
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                threads.of(null).execute(this::hold);
              }
            })
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(meters.counter("ingestor_strangers_refused").count()).isEqualTo(1);
    CompletableFuture<Void> known = new CompletableFuture<>();
    threads.of("gsw_known").execute(() -> known.complete(null));
    assertThat(known).isCompleted();
    assertThatThrownBy(() -> threads.of("gsw_other").execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void aStreamsWorkIsNeverRefused() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      threads.ofStream(false).execute(this::hold);
    }
    CompletableFuture<Void> last = new CompletableFuture<>();
    threads.ofStream(false).execute(() -> last.complete(null));
    held.countDown();
    assertThat(last.get(1, TimeUnit.MINUTES)).isNull();
  }
}
