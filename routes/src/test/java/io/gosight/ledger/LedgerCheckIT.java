package io.gosight.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import io.gosight.engine.clickhouse.ClickHouseEngineFactory;
import io.gosight.kafka.KafkaRecord;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.testing.TrialEngineContext;
import io.gosight.stage.HealthStatus.Level;
import io.gosight.storage.ClickHouse;
import io.gosight.storage.ClickHouseMigrations;
import io.gosight.store.EventRows;
import io.gosight.store.EventStore;
import io.gosight.store.LedgerTables;
import io.gosight.store.ProjectPages;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The ledger's check over events that the store has written to the real ClickHouse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerCheckIT {
  /** Of today, because the ledger forgets after some weeks. */
  private final SettableClock clock = new SettableClock(Instant.now());

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Engine engine;
  private Client client;

  @TempDir private static Path folder;

  @BeforeAll
  void start() throws Exception {
    EngineFactory factory = new ClickHouseEngineFactory();
    engine =
        factory.create(factory.configuration().resolve(Map.of()), new TrialEngineContext(folder));
    Map<String, String> properties = engine.start();
    client =
        new Client.Builder()
            .addEndpoint(properties.get("gosight.clickhouse.url"))
            .setUsername(properties.get("gosight.clickhouse.user"))
            .setPassword(properties.get("gosight.clickhouse.password"))
            .setDefaultDatabase(properties.get("gosight.clickhouse.database"))
            .build();
    new ClickHouseMigrations(client)
        .run(Path.of("../config/clickhouse"), Set.of("store", "ledger"));
  }

  @AfterAll
  void stop() throws Exception {
    client.close();
    engine.close();
  }

  @Test
  void deletedRowsAreMissingAndDuplicatesAreNot() throws Exception {
    ClickHouse tables = new ClickHouse(client, meters);
    EventStore store = new EventStore(tables, clock);
    LedgerTables ledger = new LedgerTables(tables);
    // The third is a sender's retry that came two minutes later.
    for (int offset : List.of(1, 2, 3)) {
      byte[] value =
          Samples.enriched("shop", Samples.pageView("a"), Samples.pageView("b")).toBuilder()
              .setReceivedAtMs(clock.millis() + (offset == 3 ? 120_000 : 0))
              .build()
              .toByteArray();
      ledger.insert(
          store.insert(
              new EventRows(clock, ProjectPages.plain())
                  .decode(List.of(new KafkaRecord("t", 0, offset, "k", value)))));
    }
    clock.advance(Duration.ofMinutes(10));
    LedgerCheck check = new LedgerCheck(client, clock, meters);

    check.run();
    assertThat(check.health().level()).isEqualTo(Level.OK);

    client.query("DELETE FROM events WHERE event_id = 'b'").get().close();
    check.run();

    assertThat(check.health().level()).isEqualTo(Level.DEGRADED);
    assertThat(check.health().details()).containsExactly(Map.entry("shop", 1L));
    assertThat(meters.get("ledger_missing_events").gauge().value()).isEqualTo(1);
  }
}
