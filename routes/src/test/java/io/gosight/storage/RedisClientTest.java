package io.gosight.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.testing.CutOffRedis;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class RedisClientTest {
  private static final byte[] TEXT = "x".getBytes(StandardCharsets.US_ASCII);

  private CutOffRedis server;
  private StringRedisTemplate redis;

  @BeforeEach
  void start() throws Exception {
    server = new CutOffRedis();
    redis =
        RedisClient.open(
            new RedisSettings(
                "127.0.0.1", server.port(), "secret", "", false, "", "", List.of(), ""));
  }

  @AfterEach
  void stop() throws Exception {
    ((JedisConnectionFactory) redis.getRequiredConnectionFactory()).destroy();
    server.close();
  }

  @Test
  void aCutOffCommandIsAFailureOfTheConnection() {
    assertThatThrownBy(() -> redis.opsForValue().set("key", "value"))
        .isInstanceOf(RedisConnectionFailureException.class);
  }

  @Test
  void aCutOffPipelineIsAFailureOfTheConnection() {
    assertThatThrownBy(
            () ->
                redis.execute(
                    (RedisConnection connection) -> {
                      connection.openPipeline();
                      connection.stringCommands().set(TEXT, TEXT);
                      connection.closePipeline();
                      return null;
                    },
                    true))
        .isInstanceOf(RedisConnectionFailureException.class);
  }
}
