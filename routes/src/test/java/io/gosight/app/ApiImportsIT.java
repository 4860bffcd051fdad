package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import io.gosight.api.imports.ImportedEvent;
import io.gosight.engine.clickhouse.ClickHouseEngineFactory;
import io.gosight.project.CountingChoices;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.testing.TrialEngineContext;
import io.gosight.storage.ClickHouse;
import io.gosight.storage.ClickHouseMigrations;
import io.gosight.store.EventRows;
import io.gosight.store.EventStore;
import io.gosight.store.ProjectPages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imported events are stored like the hub's own, however often they are imported. */
class ApiImportsIT {
  @TempDir private Path folder;

  private static ImportedEvent event(String id, String name) {
    return new ImportedEvent(
        id,
        Instant.parse("2024-03-01T10:00:00Z"),
        "umami-visitor",
        "umami-visit",
        "",
        name,
        "https://www.shop.example/product/7",
        "Product",
        "https://www.google.com/",
        "VN",
        "",
        "",
        "chrome",
        "Linux",
        "laptop",
        "en-US");
  }

  @Test
  void eachIsStoredOnceWithItsPageAndSource() throws Exception {
    EngineFactory factory = new ClickHouseEngineFactory();
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
      ProjectPages pages =
          new ProjectPages(List.of("/product/:id"), false, project -> CountingChoices.NONE);
      ApiImports imports =
          new ApiImports(
              new EventRows(Clock.systemUTC(), pages),
              new EventStore(new ClickHouse(client, new SimpleMeterRegistry()), Clock.systemUTC()));

      assertThat(imports.store("shop", List.of())).isZero();
      for (int i = 0; i < 2; i++) {
        assertThat(imports.store("shop", List.of(event("umami-1", ""), event("umami-2", "signup"))))
            .isZero();
      }

      assertThat(
              client
                  .queryAll(
                      "SELECT arrayStringConcat(groupArray(concat(event_id, ' ', kind, ' ', name,"
                          + " ' ', host, path, ' ', source, ' ', channel, ' ', browser, ' ', device,"
                          + " ' ', toString(time), ' ', time_note)), '; ') AS all FROM"
                          + " (SELECT * FROM events FINAL WHERE NOT bot ORDER BY event_id)")
                  .get(0)
                  .getString("all"))
          .isEqualTo(
              "umami-1 page_view load www.shop.example/product/:id Google search Chrome desktop"
                  + " 2024-03-01 10:00:00.000 ok; umami-2 custom signup www.shop.example/product/:id"
                  + " Google search Chrome desktop 2024-03-01 10:00:00.000 ok");
    } finally {
      engine.close();
    }
  }
}
