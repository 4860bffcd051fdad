package io.gosight.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.spi.Health;
import io.gosight.threads.HubThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an engine that works no more, while the hub runs. */
class EngineSupervisorTest {
  private static final int BAD_ANSWERS = 5;

  @TempDir Path folder;
  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
  private final List<String> lost = Collections.synchronizedList(new ArrayList<>());
  private final Kafka kafka = new Kafka();
  private EngineHost host;

  /** Dies, hangs and does not start as a test wants. */
  private final class Kafka extends FakeEngine {
    private final AtomicInteger startsToFail = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile boolean up = true;
    private volatile boolean dead;
    private volatile boolean closeHangs;
    private volatile boolean closeFails;
    private volatile String address = "here";

    Kafka() {
      super("kafka", notes);
    }

    @Override
    public Map<String, String> start() throws Exception {
      super.start();
      if (startsToFail.getAndDecrement() > 0) {
        throw new IOException("No space left on device");
      }
      up = true;
      dead = false;
      return Map.of("gosight.kafka.brokers", address);
    }

    @Override
    public Health health() {
      return up ? Health.up("It answers.") : Health.down("The log folder is offline.");
    }

    @Override
    public boolean isLost() {
      return dead;
    }

    @Override
    public void close() throws Exception {
      super.close();
      if (closeHangs) {
        never.await();
      }
      if (closeFails) {
        throw new IllegalStateException("not clean");
      }
    }

    void die() {
      dead = true;
      up = false;
    }
  }

  @BeforeEach
  void start() throws Exception {
    RestartPolicy policy =
        new RestartPolicy(
            Duration.ofMillis(10),
            BAD_ANSWERS,
            2,
            Duration.ofMillis(10),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));
    host =
        new EngineHost(
            folder.resolve("data"),
            folder.resolve("cache"),
            Clock.systemUTC(),
            new PluginConfigurationSource("engine", Map.of()),
            EngineProgress.NONE,
            new EngineSupervision(new HubThreads(Clock.systemUTC()), policy, lost::add));
    host.start(List.of(kafka.handle()));
  }

  @AfterEach
  void stop() {
    kafka.closeHangs = false;
    kafka.never.countDown();
    host.close();
  }

  private long starts() {
    return List.copyOf(notes).stream().filter("start kafka"::equals).count();
  }

  private Health health() {
    return host.health().get("kafka");
  }

  @Test
  void aDeadEngineIsRestartedAndCounted() {
    kafka.die();

    await().until(() -> host.restarts().get("kafka") == 1);
    assertThat(notes).containsExactly("start kafka", "close kafka", "start kafka");
    assertThat(health().up()).isTrue();
    assertThat(lost).isEmpty();
  }

  @Test
  void anEngineThatAnswersBadlyForLongIsRestarted() {
    kafka.up = false;

    await().until(() -> host.restarts().get("kafka") == 1);
    assertThat(health().up()).isTrue();
  }

  @Test
  void failedStartsAreTriedAgainAndHealthSaysWhy() {
    kafka.startsToFail.set(1_000);
    kafka.die();

    await().until(() -> starts() > 3);
    await()
        .untilAsserted(
            () ->
                assertThat(health().detail())
                    .startsWith("It is being restarted: IOException: No space left on device"));
    assertThat(health().up()).isFalse();
    assertThat(host.status().get(0).state()).isEqualTo(LoadedPlugin.State.FAILED);
    kafka.startsToFail.set(0);
    await().until(() -> health().up());
    assertThat(host.status().get(0).state()).isEqualTo(LoadedPlugin.State.STARTED);
    assertThat(lost).isEmpty();
  }

  @Test
  void oneThatDoesNotStopIsLost() {
    kafka.closeHangs = true;
    kafka.die();

    await().until(() -> lost.size() == 1);
    assertThat(lost.get(0))
        .startsWith("Engine kafka is lost: it does not stop")
        .contains("The log folder is offline");
    assertThat(starts()).isEqualTo(1);
    assertThat(health().up()).isFalse();
  }

  @Test
  void oneThatNeitherStopsCleanlyNorStartsIsLost() {
    kafka.closeFails = true;
    kafka.startsToFail.set(1);
    kafka.die();

    await().until(() -> lost.size() == 1);
    assertThat(lost.get(0)).contains("in this process").contains("No space left on device");
  }

  @Test
  void oneThatComesBackElsewhereIsLost() {
    kafka.address = "elsewhere";
    kafka.die();

    await().until(() -> lost.size() == 1);
    assertThat(lost.get(0)).contains("another address");
  }

  @Test
  void aHostThatIsClosedRestartsNothing() {
    host.close();
    kafka.die();

    assertThat(host.health()).isEmpty();
    assertThat(notes).containsExactly("start kafka", "close kafka");
  }
}
