package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** What became of events, of which each test has its own minute. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerIT {
  /** Of today, because the tables forget after five weeks. */
  private final Instant base =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(3));

  private Stores stores;
  private ApiServer server;
  private String key;

  @BeforeAll
  void start(Stores lent) throws Exception {
    stores = lent;
    new Projects(stores.postgres()).create("books", "books");
    key =
        new ApiKeys(stores.postgres(), new SecureRandom())
            .create(KeyKind.SECRET, "books", "reader")
            .plaintext();
    server =
        new ApiServer(
            stores.postgres(),
            stores.reader(),
            MutableClock.of(base.plus(Duration.ofHours(1)), ZoneOffset.UTC));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private void delivered(Instant minute, int offset, int events, int deadLettered)
      throws Exception {
    stores.clickhouse(
        "INSERT INTO ledger_deliveries (project_id, minute, topic, partition, offset, events, dead_lettered) VALUES ('books', %d, 't', 0, %d, %d, %d)"
            .formatted(minute.getEpochSecond(), offset, events, deadLettered));
  }

  private void counted(Instant minute, String run, String outcome, String reason, int events)
      throws Exception {
    stores.clickhouse(
        "INSERT INTO ledger_outcomes VALUES ('books', %d, '%s', '%s', '%s', %d)"
            .formatted(minute.getEpochSecond(), run, outcome, reason, events));
  }

  private EventRow event(Instant minute, String id) {
    return EventRow.of("books", id, "s", "click", minute).received(minute.plusSeconds(7));
  }

  private JsonNode minute(Instant minute) throws Exception {
    JsonNode ledger =
        server.ask(
            "/api/v1/projects/books/ledger?from=" + minute + "&to=" + minute.plusSeconds(60), key);
    assertThat(ledger.get("minutes")).hasSize(1);
    assertThat(ledger.at("/minutes/0/minute").asText()).isEqualTo(minute.toString());
    assertThat(ledger.at("/minutes/0/counts")).isEqualTo(ledger.get("totals"));
    return ledger.get("totals");
  }

  private static void agrees(
      JsonNode counts, int accepted, int stored, int duplicates, int deadLettered, int inFlight) {
    List<Long> found = new ArrayList<>();
    for (String name :
        new String[] {"accepted", "stored", "duplicates", "dead_lettered", "in_flight"}) {
      found.add(counts.get(name).asLong());
    }
    assertThat(found)
        .containsExactly(
            (long) accepted,
            (long) stored,
            (long) duplicates,
            (long) deadLettered,
            (long) inFlight);
    assertThat(accepted).isEqualTo(stored + duplicates + deadLettered + inFlight);
  }

  @Test
  void followsEveryEvent() throws Exception {
    Instant minute = base;
    counted(minute, "run-1", "accepted", "", 3);
    counted(minute, "run-1", "accepted", "", 6);
    counted(minute, "run-2", "accepted", "", 4);
    delivered(minute, 1, 4, 0);
    delivered(minute, 1, 4, 0);
    delivered(minute, 2, 3, 1);
    EventRow.insert(stores, event(minute, "f1"), event(minute, "f2"), event(minute, "f3"));
    EventRow.insert(stores, event(minute, "f4"), event(minute, "f4"));
    EventRow.insert(stores, event(minute, "f4"));
    agrees(minute(minute), 10, 4, 2, 1, 3);
  }

  @Test
  void tellsWhyEventsWereRejected() throws Exception {
    Instant minute = base.plusSeconds(60);
    counted(minute, "run-1", "rejected", "bad_id", 2);
    counted(minute, "run-1", "rejected", "bad_id", 5);
    counted(minute, "run-2", "rejected", "bad_id", 1);
    counted(minute, "run-2", "rejected", "too_large", 1);
    JsonNode counts = minute(minute);
    agrees(counts, 0, 0, 0, 0, 0);
    assertThat(counts.get("rejected").asLong()).isEqualTo(7);
    assertThat(counts.get("rejected_by_reason").toString())
        .isEqualTo("{\"bad_id\":6,\"too_large\":1}");
  }

  @Test
  void makesUpForACountThatDiedWithItsNode() throws Exception {
    Instant minute = base.plusSeconds(120);
    counted(minute, "run-1", "accepted", "", 1);
    delivered(minute, 1, 2, 0);
    EventRow.insert(stores, event(minute, "m1"), event(minute, "m2"));
    agrees(minute(minute), 2, 2, 0, 0, 0);
  }

  @Test
  void rowsThatAreGoneAreMissingWhateverTheCountsSay() throws Exception {
    Instant minute = base.plusSeconds(600);
    counted(minute, "run-1", "accepted", "", 4);
    stores.clickhouse(
        "INSERT INTO ledger_deliveries VALUES ('books', %d, 't', 0, 7, 4, 0,"
                .formatted(minute.getEpochSecond())
            + " [sipHash64('s/g1'), sipHash64('s/g2'), sipHash64('s/g2'), sipHash64('s/g3')])");
    EventRow.insert(stores, event(minute, "g1"), event(minute, "g2"), event(minute, "g3"));
    agrees(minute(minute), 4, 3, 1, 0, 0);
    assertThat(minute(minute).get("missing").asInt()).isZero();

    stores.clickhouse("DELETE FROM events WHERE project_id = 'books' AND event_id = 'g3'");

    JsonNode counts = minute(minute);
    assertThat(counts.get("missing").asInt()).isEqualTo(1);
    assertThat(counts.get("duplicates").asInt()).isEqualTo(1);

    counted(minute, "erasure-1", "erased", "", 1);
    assertThat(minute(minute).get("missing").asInt()).isZero();
    assertThat(minute(minute).get("erased").asInt()).isEqualTo(1);
  }

  @Test
  void aRetryThatCameInALaterMinuteIsADuplicate() throws Exception {
    Instant minute = base.plusSeconds(1_200);
    Instant later = base.plusSeconds(1_260);
    for (Instant each : List.of(minute, later)) {
      counted(each, "run-1", "accepted", "", 2);
      stores.clickhouse(
          "INSERT INTO ledger_deliveries VALUES ('books', %d, 't', 0, %d, 2, 0,"
                  .formatted(each.getEpochSecond(), each.getEpochSecond())
              + " [sipHash64('s/r1'), sipHash64('s/r2')])");
    }
    EventRow.insert(stores, event(minute, "r1"), event(minute, "r2"));
    EventRow.insert(stores, event(minute, "r1").received(later.plusSeconds(3)));

    agrees(minute(minute), 2, 2, 0, 0, 0);
    agrees(minute(later), 2, 0, 2, 0, 0);
    assertThat(minute(later).get("missing").asInt()).isZero();

    stores.clickhouse("DELETE FROM events WHERE project_id = 'books' AND event_id = 'r2'");

    assertThat(minute(minute).get("missing").asInt()).isEqualTo(1);
  }

  @Test
  void whatKafkaRefusedIsADeadLetter() throws Exception {
    Instant minute = base.plusSeconds(660);
    counted(minute, "run-1", "accepted", "", 3);
    counted(minute, "run-1", "dead_lettered", "refused_by_kafka", 2);
    delivered(minute, 1, 1, 0);
    EventRow.insert(stores, event(minute, "h1"));
    agrees(minute(minute), 3, 1, 0, 2, 0);
  }

  @Test
  void anInsertMayBeSeenBeforeItsNote() throws Exception {
    Instant minute = base.plusSeconds(180);
    counted(minute, "run-1", "accepted", "", 3);
    EventRow.insert(stores, event(minute, "n1"), event(minute, "n2"));
    agrees(minute(minute), 3, 2, 0, 0, 1);
  }

  @Test
  void aCopyCountsInTheMinuteThatReceivedIt() throws Exception {
    Instant minute = base.plusSeconds(240);
    Instant later = base.plusSeconds(360);
    delivered(minute, 1, 1, 0);
    delivered(later, 2, 1, 0);
    EventRow.insert(stores, event(minute, "c1"));
    EventRow.insert(stores, event(minute, "c1").received(later.plusSeconds(3)));
    agrees(minute(minute), 1, 1, 0, 0, 0);
    agrees(minute(later), 1, 0, 1, 0, 0);
  }

  @Test
  void aCopyThatCameInAnotherMonthIsNoSecondEvent() throws Exception {
    Instant first = Instant.parse("2026-01-31T23:59:00Z");
    Instant second = Instant.parse("2026-02-01T00:01:00Z");
    EventRow.insert(stores, event(first, "month"));
    EventRow.insert(stores, event(first, "month").received(second));
    assertThat(
            server
                .ask(
                    "/api/v1/projects/books/ledger?from=2026-02-01T00:00:00Z"
                        + "&to=2026-02-01T01:00:00Z",
                    key)
                .get("minutes"))
        .isEmpty();
  }

  @Test
  void isWidenedToWholeMinutes() throws Exception {
    JsonNode ledger =
        server.ask(
            "/api/v1/projects/books/ledger?from=2026-03-01T10:00:30Z&to=2026-03-01T10:01:00.001Z",
            key);
    assertThat(ledger.get("from").asText()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(ledger.get("to").asText()).isEqualTo("2026-03-01T10:02:00Z");
  }
}
