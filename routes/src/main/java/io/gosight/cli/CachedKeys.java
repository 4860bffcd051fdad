package io.gosight.cli;

import io.gosight.api.sql.SqlFile;
import io.gosight.app.Console;
import io.gosight.settings.Settings;
import io.gosight.storage.RedisClient;
import io.gosight.storage.RedisSettings;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes revoked keys from Redis, so that no node accepts them for the five minutes of its cache.
 */
final class CachedKeys {
  private static final String FIND_HASH = SqlFile.read("keys/find-key-hash");

  private final Settings settings;

  CachedKeys(Settings settings) {
    this.settings = settings;
  }

  void forget(DataSource postgres, UUID id) {
    JdbcClient.create(postgres)
        .sql(FIND_HASH)
        .param("id", id)
        .query(String.class)
        .list()
        .forEach(hash -> delete("apikey:" + hash));
  }

  private void delete(String key) {
    StringRedisTemplate redis = RedisClient.open(settings.read(RedisSettings.class));
    try {
      redis.delete(key);
    } catch (DataAccessException e) {
      Console.say("Redis is away; nodes that know the key may take it for 5 minutes more.");
    }
  }
}
