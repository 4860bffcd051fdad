package io.gosight.storage;

import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Throws every failure of Redis as Spring's {@link DataAccessException}. A connection translates
 * the failure of a single command by itself, but lets that of a whole pipeline pass as the client
 * has thrown it. Safe for use by many threads.
 */
final class TranslatingRedisTemplate extends StringRedisTemplate {
  TranslatingRedisTemplate(RedisConnectionFactory connections) {
    super(connections);
  }

  @Override
  public <T> T execute(RedisCallback<T> action, boolean exposeConnection, boolean pipeline) {
    try {
      return super.execute(action, exposeConnection, pipeline);
    } catch (RuntimeException e) {
      DataAccessException translated =
          getRequiredConnectionFactory().translateExceptionIfPossible(e);
      throw translated == null ? e : translated;
    }
  }
}
