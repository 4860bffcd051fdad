package io.gosight.storage;

import io.gosight.settings.Settings;
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

  public static StringRedisTemplate open(Settings settings) {
    RedisStandaloneConfiguration server =
        new RedisStandaloneConfiguration(
            settings.text("gosight.redis.host"), settings.number("gosight.redis.port"));
    server.setPassword(settings.text("gosight.redis.password"));
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
