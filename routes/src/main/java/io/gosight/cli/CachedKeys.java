package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.settings.Settings;
import io.gosight.storage.RedisClient;
import io.gosight.storage.RedisSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Takes revoked keys out of Redis, so that no node believes in them for its five minutes more. */
final class CachedKeys {
  private final Settings settings;

  CachedKeys(Settings settings) {
    this.settings = settings;
  }

  void forget(DataSource postgres, UUID id) throws SQLException {
    try (Connection connection = postgres.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT encode(key_hash, 'hex') FROM api_keys WHERE id = ?")) {
      query.setObject(1, id);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          delete("apikey:" + rows.getString(1));
        }
      }
    }
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
