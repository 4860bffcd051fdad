package io.gosight.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.stage.HealthStatus.Level;
import io.gosight.threads.HubThreads;
import io.gosight.threads.PeriodicTask;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ThreadHealthTest {
  private final HubThreads threads = new HubThreads(Clock.systemUTC());
  private final AtomicBoolean broken = new AtomicBoolean(true);

  @Test
  void aThreadWhoseWorkFailsIsNamedUntilItSucceeds() {
    try (PeriodicTask task =
        threads.every(
            "project-counting",
            Duration.ofMillis(1),
            () -> {
              if (broken.get()) {
                throw new AssertionError("off by one");
              }
            })) {
      assertThat(task).isNotNull();
      await().until(() -> ThreadHealth.health(threads).level() == Level.DEGRADED);
      assertThat(ThreadHealth.health(threads).details().get("reason"))
          .asString()
          .contains("project-counting: It failed at")
          .contains("off by one");
      broken.set(false);
      await().until(() -> ThreadHealth.health(threads).level() == Level.OK);
      assertThat(ThreadHealth.health(threads).details()).containsEntry("project-counting", "ok");
    }
  }
}
