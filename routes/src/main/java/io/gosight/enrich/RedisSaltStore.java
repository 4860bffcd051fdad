package io.gosight.enrich;

import java.time.Duration;
import java.time.LocalDate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Salts in Redis, which erases them by itself. Safe for use by many threads. */
final class RedisSaltStore implements SaltStore {
  private final StringRedisTemplate redis;

  RedisSaltStore(StringRedisTemplate redis) {
    this.redis = redis;
  }

  @Override
  public String agree(LocalDate day, String salt, Duration life) {
    String key = "visitor-salt:" + day;
    redis.opsForValue().setIfAbsent(key, salt, life);
    String kept = redis.opsForValue().get(key);
    return kept == null ? salt : kept;
  }
}
