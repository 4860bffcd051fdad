package io.gosight.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.host.detector.StreamId;
import io.gosight.storage.RedisClient;
import io.gosight.storage.RedisSettings;
import io.gosight.testing.CutOffRedis;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class RedisTabStateStoreTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SettableClock clock = new SettableClock(Samples.NOW);

  @Test
  void aCutOffPipelineMeansThatRedisIsAwayForAWhile() throws Exception {
    try (CutOffRedis server = new CutOffRedis()) {
      StringRedisTemplate redis =
          RedisClient.open(
              new RedisSettings(
                  "127.0.0.1", server.port(), "secret", "", false, "", "", List.of(), ""));
      RedisTabStateStore store =
          new RedisTabStateStore(redis, "node", Duration.ofMinutes(30), clock, meters);
      TabStateStore.PartitionChanges changes =
          new TabStateStore.PartitionChanges(
              Map.of(new StreamId("shop", "session", "tab"), new byte[] {1}), Set.of());

      assertThat(store.save("insight", Map.of(0, changes), Map.of())).isFalse();

      assertThat(store.isReady()).isFalse();
      assertThat(meters.counter("detector_state_failures").count()).isEqualTo(1);
      clock.advance(Duration.ofSeconds(10));
      assertThat(store.isReady()).isTrue();
      ((JedisConnectionFactory) redis.getRequiredConnectionFactory()).destroy();
    }
  }
}
