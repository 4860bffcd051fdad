package io.gosight.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.gosight.engine.redis.RedisEngineFactory;
import io.gosight.kafka.KafkaRecord;
import io.gosight.presence.Presence.Present;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Page;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.testing.TrialEngineContext;
import io.gosight.storage.RedisClient;
import io.gosight.storage.RedisSettings;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.redis.core.StringRedisTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresenceIT {
  private final SettableClock clock = new SettableClock(Samples.NOW);
  private Engine engine;
  private StringRedisTemplate redis;
  private ActiveSessions sessions;
  private Presence presence;

  @BeforeAll
  void start() throws Exception {
    EngineFactory factory = new RedisEngineFactory();
    Path folder = Files.createTempDirectory("gosight-presence-it");
    engine =
        factory.create(factory.configuration().resolve(Map.of()), new TrialEngineContext(folder));
    Map<String, String> properties = engine.start();
    redis =
        RedisClient.open(
            new RedisSettings(
                properties.get("gosight.redis.host"),
                Integer.parseInt(properties.get("gosight.redis.port")),
                properties.get("gosight.redis.password"),
                "",
                false,
                "",
                "",
                List.of(),
                ""));
    sessions = new ActiveSessions(clock);
    presence = new Presence(redis, clock);
  }

  @AfterAll
  void stop() throws Exception {
    engine.close();
  }

  private void visit(String project, String session, String visitor, String url) {
    EnrichedBatch batch =
        EnrichedBatch.newBuilder()
            .setProjectId(project)
            .setReceivedAtMs(clock.millis())
            .setContext(
                BatchContext.newBuilder()
                    .setSessionId(session)
                    .setVisitorId(visitor)
                    .addPages(Page.newBuilder().setUrl(url)))
            .build();
    sessions.note(List.of(new KafkaRecord("events", 0, 0, "k", batch.toByteArray())));
    new PresenceWriter(sessions, redis).write();
  }

  private Present now(String project) {
    return presence.of(project).orElseThrow();
  }

  @Test
  void countsWhoIsThereInEachProjectUntilTheyHaveGone() {
    visit("shop", "s1", "v1", "https://shop.example/");
    visit("shop", "s2", "v1", "https://shop.example/cart?x=1");
    visit("other", "s1", "v9", "https://other.example/");
    clock.advance(Duration.ofMinutes(2));
    visit("shop", "s1", "v1", "https://shop.example/thanks");

    assertThat(now("shop").visitors()).isEqualTo(1);
    assertThat(now("shop").sessions()).isEqualTo(2);
    assertThat(now("shop").active())
        .extracting(Presence.Session::id, Presence.Session::page)
        .containsExactly(
            tuple("s1", "https://shop.example/thanks"), tuple("s2", "https://shop.example/cart"));
    assertThat(now("other").active())
        .extracting(Presence.Session::page)
        .containsExactly("https://other.example/");
    assertThat(now("nobody")).isEqualTo(new Present(0, 0, List.of()));

    clock.advance(Duration.ofMinutes(4));
    assertThat(now("shop").sessions()).isEqualTo(1);
    assertThat(now("shop").active()).extracting(Presence.Session::id).containsExactly("s1");
    clock.advance(Duration.ofMinutes(5));
    assertThat(now("shop")).isEqualTo(new Present(0, 0, List.of()));
  }

  @Test
  void everythingThatIsWrittenExpires() {
    visit("short", "s1", "v1", "https://shop.example/");
    List<String> keys = new ArrayList<>(redis.keys("*short*"));
    assertThat(keys).hasSize(4);
    for (String key : keys) {
      assertThat(redis.getExpire(key)).as(key).isBetween(1L, 3_600L);
    }
  }
}
