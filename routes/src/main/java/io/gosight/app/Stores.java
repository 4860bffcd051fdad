package io.gosight.app;

import com.clickhouse.client.api.Client;
import com.zaxxer.hikari.HikariDataSource;
import io.gosight.settings.Settings;
import io.gosight.storage.ClickHouseSettings;
import io.gosight.storage.ClickHouseStorage;
import io.gosight.storage.Postgres;
import io.gosight.storage.PostgresSettings;
import io.gosight.storage.RedisClient;
import io.gosight.storage.RedisSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The clients that stages share, each opened once. Used by the thread that starts the hub. */
final class Stores implements AutoCloseable {
  private final Settings settings;
  private final CompletableFuture<StringRedisTemplate> redis;
  private final CompletableFuture<Client> writer;
  private final HikariDataSource postgres;
  private HikariDataSource reader;
  private Client rowReader;

  Stores(Settings settings) {
    this.settings = settings;
    // Loading their clients takes a while, in which the rest can begin.
    this.redis =
        CompletableFuture.supplyAsync(() -> RedisClient.open(settings.read(RedisSettings.class)));
    this.writer =
        CompletableFuture.supplyAsync(
            () -> ClickHouseStorage.writer(settings.read(ClickHouseSettings.class)));
    this.postgres = Postgres.open(settings.read(PostgresSettings.class));
  }

  HikariDataSource postgres() {
    return postgres;
  }

  StringRedisTemplate redis() {
    return result(redis);
  }

  Client clickHouseWriter() {
    return result(writer);
  }

  HikariDataSource clickHouseReader() {
    if (reader == null) {
      reader = ClickHouseStorage.reader(settings.read(ClickHouseSettings.class));
    }
    return reader;
  }

  Client clickHouseRowReader() {
    if (rowReader == null) {
      rowReader = ClickHouseStorage.rowReader(settings.read(ClickHouseSettings.class));
    }
    return rowReader;
  }

  private static <T> T result(CompletableFuture<T> client) {
    try {
      return client.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
    }
    if (rowReader != null) {
      rowReader.close();
    }
    clickHouseWriter().close();
    postgres.close();
  }
}
