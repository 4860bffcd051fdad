package io.gosight.storage;

import java.time.Duration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisClientConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.serializer.GenericToStringSerializer;

/** Opens Redis; the hub starts and works without it. */
public final class RedisClient {
  private static final Duration TIMEOUT = Duration.ofMillis(500);

  private RedisClient() {}

  /** A template over a pool of connections; nothing is connected yet. */
  public static StringRedisTemplate open(RedisSettings settings) {
    RedisStandaloneConfiguration server =
        new RedisStandaloneConfiguration(settings.host(), settings.port());
    server.setPassword(settings.password());
    JedisConnectionFactory connections =
        new JedisConnectionFactory(
            server,
            JedisClientConfiguration.builder()
                .connectTimeout(TIMEOUT)
                .readTimeout(TIMEOUT)
                .usePooling()
                .build());
    connections.afterPropertiesSet();
    connections.start();
    StringRedisTemplate template = new StringRedisTemplate(connections);
    template.setValueSerializer(new GenericToStringSerializer<>(Object.class));
    return template;
  }
}
