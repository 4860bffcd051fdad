package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.tests.hub.ClickHouseSql;
import io.gosight.tests.load.AckedEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;

/** Compares the acknowledged events with the rows in ClickHouse, and the hub's ledger with both. */
final class Audit {
  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final Duration EVERY = Duration.ofMillis(500);

  private final Site site;
  private final ClickHouseSql sql;

  Audit(Site site) {
    this.site = site;
    this.sql = new ClickHouseSql(site.engines().properties());
  }

  /** No acknowledged event is missing, none is there twice, and the ledger's sums agree. */
  void check(Sender sender) throws Exception {
    AckedEvents acked = sender.acked();
    assertThat(acked.count()).as("acknowledged events").isPositive();
    await("all acknowledged events are stored")
        .atMost(SETTLED)
        .pollInterval(EVERY)
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(acked.missingFrom(stored(sender.run())).cardinality()).isZero());
    assertThat(
            sql.number(
                "SELECT count() FROM (SELECT event_id FROM events FINAL WHERE "
                    + mine(sender.run())
                    + " GROUP BY event_id HAVING count() > 1)"))
        .as("events that are there twice")
        .isZero();
    checkLedger(acked.count());
  }

  private BitSet stored(String run) throws IOException {
    BitSet stored = new BitSet();
    try (BufferedReader ids =
        new BufferedReader(
            new InputStreamReader(
                sql.stream("SELECT event_id FROM events FINAL WHERE " + mine(run) + " FORMAT TSV"),
                StandardCharsets.UTF_8))) {
      for (String id = ids.readLine(); id != null; id = ids.readLine()) {
        stored.set(AckedEvents.numberOf(id));
      }
    }
    return stored;
  }

  private static String mine(String run) {
    return "project_id = 'demo' AND startsWith(event_id, '" + run + "-')";
  }

  private void checkLedger(long acked) {
    await("nothing is in flight")
        .atMost(SETTLED)
        .pollInterval(EVERY)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              JsonNode totals = ledger().get("totals");
              long accepted = totals.get("accepted").asLong();
              assertThat(accepted).isGreaterThanOrEqualTo(acked);
              assertThat(totals.get("in_flight").asLong()).as(totals.toString()).isZero();
              assertThat(
                      totals.get("stored").asLong()
                          + totals.get("duplicates").asLong()
                          + totals.get("dead_lettered").asLong())
                  .as(totals.toString())
                  .isEqualTo(accepted);
              assertThat(totals.get("stored").asLong())
                  .isEqualTo(
                      sql.number("SELECT count() FROM events FINAL WHERE project_id = 'demo'"));
            });
  }

  private JsonNode ledger() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(site.hub().http().resolve("/api/v1/projects/demo/ledger"))
            .header("Authorization", "Bearer " + site.keys().secret())
            .timeout(Duration.ofSeconds(20))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }
}
