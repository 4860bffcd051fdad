package io.gosight.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import io.gosight.engine.clickhouse.ClickHouseEngineFactory;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.testing.TrialEngineContext;
import io.gosight.storage.ClickHouseMigrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeederIT {
  private static final Instant NOW = Instant.parse("2026-03-18T09:30:00Z");

  @Test
  void makesAboutAsMuchAsAskedForAndNothingNewTheSecondTime() throws Exception {
    EngineFactory factory = new ClickHouseEngineFactory();
    Path folder = Files.createTempDirectory("gosight-seed-it");
    Engine engine =
        factory.create(factory.configuration().resolve(Map.of()), new TrialEngineContext(folder));
    Map<String, String> properties = engine.start();
    try (Client client =
        new Client.Builder()
            .addEndpoint(properties.get("gosight.clickhouse.url"))
            .setUsername(properties.get("gosight.clickhouse.user"))
            .setPassword(properties.get("gosight.clickhouse.password"))
            .setDefaultDatabase(properties.get("gosight.clickhouse.database"))
            .build()) {
      new ClickHouseMigrations(client)
          .run(Path.of("../config/clickhouse"), Set.of("store", "insight", "ledger"));
      List<Integer> progress = new ArrayList<>();

      new Seeder(client, "shop", 7).run(20_000, 4, NOW, (done, all) -> progress.add(done));
      long events = number(client, "SELECT count() FROM events FINAL");
      assertThat(progress).containsExactly(1, 2, 3, 4);
      assertThat(events).isBetween(12_000L, 22_000L);
      assertThat(number(client, "SELECT countIf(time >= '2026-03-18 09:30:00') FROM events"))
          .isZero();
      assertThat(number(client, "SELECT uniqExact(kind) FROM events")).isGreaterThan(5);
      assertThat(number(client, "SELECT countIf(name = 'purchase') FROM events")).isPositive();
      assertThat(number(client, "SELECT count() FROM insights")).isPositive();

      new Seeder(client, "shop", 7).run(20_000, 4, NOW, (done, all) -> {});
      assertThat(number(client, "SELECT count() FROM events FINAL")).isEqualTo(events);
    } finally {
      engine.close();
    }
  }

  private static long number(Client client, String sql) {
    return client.queryAll(sql).get(0).getLong(1);
  }
}
