package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.UnknownFieldSet;
import io.gosight.proto.v1.Custom;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import io.gosight.tests.hub.ClickHouseSql;
import io.gosight.tests.load.GenerateLoad;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Invalid events among valid ones, and unusual events that are valid. */
@ExtendWith(SharedSite.class)
class BadEventsIT {
  private static final Duration STORED = Duration.ofSeconds(20);

  private final Site site;
  private final Requests requests;
  private final ClickHouseSql sql;
  private final String mine = "e" + GenerateLoad.runName();

  BadEventsIT(Site site) {
    this.site = site;
    this.requests = new Requests(site);
    this.sql = new ClickHouseSql(site.engines().properties());
  }

  @BeforeEach
  void start() throws Exception {
    site.run(Map.of());
  }

  @Test
  void oneBadEventTakesNoNeighbourAlong() throws Exception {
    EventBatch batch =
        Batches.pageViews(mine, mine + "-good1", "../" + mine)
            .addEvents(Event.newBuilder().setId(mine + "-kindless").setTimeMs(1))
            .addEvents(custom(mine + "-nameless", ""))
            .addEvents(Batches.pageView(mine + "-pageless", 1).toBuilder().setPageIndex(7).build())
            .addEvents(Batches.pageView(mine + "-good1", System.currentTimeMillis()))
            .addEvents(Batches.pageView(mine + "-good2", System.currentTimeMillis()))
            .build();
    JsonNode answer = accepted(batch);
    assertThat(answer.path("accepted").asInt()).isEqualTo(2);
    List<String> reasons = new ArrayList<>();
    answer
        .path("rejected")
        .forEach(
            rejected ->
                reasons.add(
                    rejected.path("index").asInt() + " " + rejected.path("reason").asText()));
    assertThat(reasons)
        .containsExactly(
            "1 REJECTION_REASON_BAD_ID",
            "2 REJECTION_REASON_UNKNOWN_KIND",
            "3 REJECTION_REASON_MISSING_FIELD",
            "4 REJECTION_REASON_UNKNOWN_PAGE",
            "5 REJECTION_REASON_REPEATED_ID");
    awaitStored("-good1", "-good2");
    await()
        .atMost(STORED)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(site.command("dead-letters", "list", "--project", "demo"))
                    .contains(
                        "event=../" + mine,
                        "event=" + mine + "-kindless",
                        "event=" + mine + "-nameless",
                        "event=" + mine + "-pageless"));
  }

  @Test
  void oddTimesAreKeptAndNoted() throws Exception {
    long now = System.currentTimeMillis();
    EventBatch batch =
        Batches.pageViews(mine)
            .addEvents(Batches.pageView(mine + "-future", now + Duration.ofDays(365).toMillis()))
            .addEvents(Batches.pageView(mine + "-late", now - Duration.ofDays(3).toMillis()))
            .addEvents(Batches.pageView(mine + "-old", now - Duration.ofDays(4_000).toMillis()))
            .addEvents(Batches.pageView(mine + "-absent", 0))
            .addEvents(Batches.pageView(mine + "-endless", Long.MAX_VALUE))
            .addEvents(Batches.pageView(mine + "-negative", Long.MIN_VALUE))
            .addEvents(Batches.pageView(mine + "-now", now))
            .build();
    assertThat(accepted(batch).path("accepted").asInt()).isEqualTo(7);
    awaitStored("-future", "-late", "-old", "-absent", "-endless", "-negative", "-now");
    assertThat(note("-now")).isEqualTo("ok");
    assertThat(note("-late")).isEqualTo("late");
    assertThat(note("-old")).isEqualTo("implausible");
    assertThat(note("-future")).isEqualTo("future");
    assertThat(note("-absent")).isEqualTo("absent");
    assertThat(
            sql.number(
                "SELECT count() FROM events FINAL WHERE startsWith(event_id, '"
                    + mine
                    + "-') AND time > now() + INTERVAL 1 DAY"))
        .as("events that lie in the future")
        .isZero();
  }

  @Test
  void unknownFieldsAreNoReasonToRefuse() throws Exception {
    UnknownFieldSet unknown =
        UnknownFieldSet.newBuilder()
            .addField(4_711, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
            .build();
    EventBatch batch = Batches.pageViews(mine, mine + "-newer").setUnknownFields(unknown).build();
    assertThat(accepted(batch).path("accepted").asInt()).isEqualTo(1);
    String json =
        Requests.oneEvent(mine + "-newerjson").replaceFirst("\\{", "{\"from_the_future\": [1],");
    HttpResponse<String> response = requests.send(site.keys().write(), json);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    awaitStored("-newer", "-newerjson");
  }

  private static Event custom(String id, String name) {
    return Event.newBuilder()
        .setId(id)
        .setTimeMs(System.currentTimeMillis())
        .setCustom(Custom.newBuilder().setName(name))
        .build();
  }

  private JsonNode accepted(EventBatch batch) throws Exception {
    HttpResponse<String> response =
        requests.post(
            "/v1/events",
            batch.toByteArray(),
            "content-type",
            "application/octet-stream",
            "x-gosight-key",
            site.keys().write());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }

  private void awaitStored(String... suffixes) {
    for (String suffix : suffixes) {
      await(suffix)
          .atMost(STORED)
          .untilAsserted(
              () ->
                  assertThat(
                          sql.number(
                              "SELECT count() FROM events FINAL WHERE event_id = '"
                                  + mine
                                  + suffix
                                  + "'"))
                      .isEqualTo(1));
    }
  }

  private String note(String suffix) throws Exception {
    return sql.text("SELECT time_note FROM events FINAL WHERE event_id = '" + mine + suffix + "'");
  }
}
