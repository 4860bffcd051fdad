package io.gosight.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.gosight.spi.Configuration;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineContext;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.Health;
import io.gosight.threads.HubThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EngineHostTest {
  @TempDir Path folder;
  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

  @Test
  void publishesWhatEnginesPublishAndStopsThemAll() throws Exception {
    EngineHost host = host(Map.of());

    assertThat(host.start(List.of(new FakeEngine("kafka", notes).handle(), redis(notes))))
        .isEqualTo(Map.of("gosight.kafka.url", "here", "gosight.redis.url", "here"));
    assertThat(host.health())
        .isEqualTo(
            Map.of("kafka", Health.up("kafka answers."), "redis", Health.up("redis answers.")));
    assertThat(host.status())
        .extracting(LoadedPlugin::state)
        .containsOnly(LoadedPlugin.State.STARTED);
    host.close();

    assertThat(notes).hasSize(4).contains("close redis", "close kafka");
    assertThat(host.status())
        .extracting(LoadedPlugin::state)
        .containsOnly(LoadedPlugin.State.LOADED);
  }

  @Test
  void aFailedEngineStopsTheStartInOneSentence() {
    FakeEngine broken =
        new FakeEngine("postgres", notes) {
          @Override
          public Map<String, String> start() throws Exception {
            throw new IOException("the disk is full");
          }
        };
    try (EngineHost host = host(Map.of())) {
      assertThatThrownBy(
              () -> host.start(List.of(new FakeEngine("kafka", notes).handle(), broken.handle())))
          .isInstanceOf(EngineStartException.class)
          .hasMessage("Engine postgres: [start-failed] IOException: the disk is full");
      assertThat(notes).contains("close postgres", "close kafka");
      assertThat(host.status())
          .extracting(LoadedPlugin::name, LoadedPlugin::state)
          .contains(tuple("postgres", LoadedPlugin.State.FAILED));
    }
  }

  @Test
  void anEngineWhoseLibraryIsMissingIsAFailureLikeAnyOther() {
    FakeEngine broken =
        new FakeEngine("kafka", notes) {
          @Override
          public Engine create(Configuration config, EngineContext lent) {
            throw new NoClassDefFoundError("kafka/server/KafkaConfig");
          }
        };
    assertFails(broken, Map.of(), "[create-failed] NoClassDefFoundError: kafka/server/KafkaConfig");
  }

  @Test
  void aWrongConfigurationNamesThePropertyAndTheChoices() {
    assertFails(
        new FakeEngine("kafka", notes),
        Map.of("gosight.engine.kafka.prot", "1"),
        "[bad-configuration] Configuration key 'gosight.engine.kafka.prot': There is no such key;"
            + " the keys are: port, token.");
    assertFails(
        new FakeEngine("kafka", notes),
        Map.of("gosight.engine.kafka.port", "any"),
        "[bad-configuration] Configuration key 'gosight.engine.kafka.port': 'any' is not a whole"
            + " number such as 42.");
  }

  @Test
  void anEngineThatReturnsNullIsReported() {
    FakeEngine broken =
        new FakeEngine("kafka", notes) {
          @Override
          public Map<String, String> start() {
            return null;
          }
        };
    assertFails(broken, Map.of(), "[start-failed] The plugin returned null where a value is due.");
  }

  @Test
  void anEngineThatCantBeStoppedDoesNotKeepOthersFromStopping() throws Exception {
    FakeEngine stubborn =
        new FakeEngine("kafka", notes) {
          @Override
          public void close() {
            throw new IllegalStateException("still busy");
          }
        };
    EngineHost host = host(Map.of());
    host.start(List.of(stubborn.handle(), redis(notes)));
    host.close();

    assertThat(notes).contains("close redis");
    assertThat(host.status().get(0).failure().orElseThrow())
        .isEqualTo(
            new PluginFailure(PluginReason.CLOSE_FAILED, "IllegalStateException: still busy"));
  }

  @Test
  void anEngineThatHangsAtTheStopDoesNotKeepOthersFromStopping() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    FakeEngine hanging =
        new FakeEngine("kafka", notes) {
          @Override
          public void close() throws InterruptedException {
            never.await();
          }
        };
    EngineHost host = host(Map.of());
    host.start(List.of(hanging.handle(), redis(notes)));
    host.close(Duration.ofMillis(200));

    assertThat(host.status().get(0).failure().orElseThrow().sentence())
        .startsWith("It did not stop within");
    await().untilAsserted(() -> assertThat(notes).contains("close redis"));
    never.countDown();
  }

  private static PluginHandle<EngineFactory> redis(List<String> notes) {
    return new FakeEngine("redis", notes).handle();
  }

  @Test
  void aHangingOrThrowingHealthCheckIsBadHealth() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    FakeEngine hanging =
        new FakeEngine("kafka", notes) {
          @Override
          public Health health() {
            try {
              never.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return Health.down("late");
          }
        };
    FakeEngine throwing =
        new FakeEngine("redis", notes) {
          @Override
          public Health health() {
            throw new NoClassDefFoundError("redis/Client");
          }
        };
    try (EngineHost host = host(Map.of())) {
      host.start(List.of(hanging.handle(), throwing.handle()));

      assertThat(host.health())
          .isEqualTo(
              Map.of(
                  "kafka",
                  Health.down("The engine did not answer within a second."),
                  "redis",
                  Health.down("The health check failed: NoClassDefFoundError: redis/Client")));
      never.countDown();
    }
  }

  @Test
  void aSecondHubOnTheDataIsRefusedUntilTheFirstIsGone() throws Exception {
    try (EngineHost second = host(Map.of())) {
      try (EngineHost first = host(Map.of())) {
        first.start(List.of());
        assertThatThrownBy(() -> second.start(List.of(redis(notes))))
            .isInstanceOf(EngineStartException.class)
            .hasMessageContaining("Another hub is running on the data folder")
            .hasMessageContaining(folder.resolve("data").toString());
      }
      assertThat(second.start(List.of(redis(notes)))).hasSize(1);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPasswordIsMadeOnceAndOnlyItsOwnerCanReadIt() throws Exception {
    FakeEngine engine = new FakeEngine("redis", notes);
    String first = passwordAtStart(engine);

    assertThat(first).matches("[A-Za-z0-9_-]{32}").isEqualTo(passwordAtStart(engine));
    assertThat(passwordAtStart(new FakeEngine("kafka", notes))).isNotEqualTo(first);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("data/redis/password"))))
        .isEqualTo("rw-------");
    assertThat(engine.context.dataDirectory()).isEqualTo(folder.resolve("data/redis/data"));
    assertThat(engine.context.toString()).doesNotContain(first);
  }

  private String passwordAtStart(FakeEngine engine) throws Exception {
    try (EngineHost host = host(Map.of())) {
      host.start(List.of(engine.handle()));
      return engine.context.password();
    }
  }

  @Test
  void configurationIsShownWithoutSecrets() {
    PluginConfigurationSource source =
        new PluginConfigurationSource(
            "engine",
            Map.of("gosight.engine.kafka.token", "s3cret", "gosight.engine.redis.port", "1"));

    assertThat(source.shown(new FakeEngine("kafka", notes)))
        .isEqualTo(Map.of("port", "0", "token", "(hidden)"));
  }

  private void assertFails(FakeEngine engine, Map<String, String> properties, String sentence) {
    try (EngineHost host = host(properties)) {
      assertThatThrownBy(() -> host.start(List.of(engine.handle())))
          .isInstanceOf(EngineStartException.class)
          .hasMessage("Engine " + engine.name() + ": " + sentence);
    }
  }

  private EngineHost host(Map<String, String> properties) {
    return new EngineHost(
        folder.resolve("data"),
        folder.resolve("cache"),
        Clock.systemUTC(),
        new PluginConfigurationSource("engine", properties),
        EngineProgress.NONE,
        new EngineSupervision(
            new HubThreads(Clock.systemUTC()), RestartPolicy.shipped(), lost -> {}));
  }
}
