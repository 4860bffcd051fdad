package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.auth.Scope;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

/** Recordings and heatmaps, queried from the real tables. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplaysIT {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final long NOON_MS = NOON.toEpochMilli();
  private static final long OFFSET_MS = 120_000;
  private static final String PROJECT = "/api/v1/projects/recorded";

  private final Contract contract;
  private final ObjectMapper json = new ObjectMapper();
  private final StubReplays replays = new StubReplays();
  private ApiServer server;
  private String key;

  ReplaysIT() throws Exception {
    contract = new Contract();
  }

  @BeforeAll
  void start(Stores stores) throws Exception {
    Projects projects = new Projects(stores.postgres());
    projects.create("recorded", "Recorded");
    key =
        new ApiKeys(stores.postgres(), new SecureRandom())
            .create(
                KeyKind.SECRET,
                "recorded",
                "all",
                Set.of(Scope.READ, Scope.REPLAY, Scope.ADMINISTER))
            .plaintext();
    List<String> chunks = new ArrayList<>();
    for (int sequence : new int[] {0, 1, 3, 4}) {
      // each is there twice, as after a crash
      chunks.add(chunk("recorded", "hot", "a", sequence, 1));
      chunks.add(chunk("recorded", "hot", "a", sequence, 2));
    }
    chunks.add(chunk("recorded", "hot", "b", 2, 1));
    chunks.add(chunk("recorded", "hot2", "a", 0, 1));
    chunks.add(chunk("elsewhere", "hot", "z", 9, 1));
    stores.clickhouse("INSERT INTO replay_chunks FORMAT JSONEachRow\n" + String.join("\n", chunks));
    stores.clickhouse("INSERT INTO replay_objects FORMAT JSONEachRow\n" + object());
    EventRow.insert(
        stores,
        event("v", "hot", "page_view", -1).with("path", "/cart").with("title", "Cart"),
        event("c1", "hot", "click", 2).with("selector", "#buy").with("text", "Buy"),
        event("e", "hot", "js_error", 3).with("name", "TypeError").with("text", "x is undefined"),
        event("s", "hot", "replay_status", 0).with("name", "sampled").with("value", 1),
        event("n", "unlucky", "replay_status", 0).with("name", "not-sampled"),
        event("h1", "heat", "click", 0).with("path", "/cart").with("selector", "#buy"),
        event("h2", "heat", "click", 1).with("path", "/cart").with("selector", "#buy"),
        event("h3", "heat2", "click", 1)
            .with("path", "/cart")
            .with("selector", "#buy")
            .with("viewport_width", 400)
            .with("element_x_permille", 990),
        event("h4", "heat", "page_leave", 5).with("path", "/cart").with("y", 550),
        event("h5", "heat2", "page_view", 0).with("path", "/cart").with("viewport_width", 400),
        event("m1", "heat", "mouse", 5).with("path", "/cart").with("x", 500).with("y", 100),
        // One session of a sender that goes on with it: a visit at eleven, and one at noon.
        event("l1", "long", "click", -3_600).with("path", "/long").with("selector", "#buy"),
        event("l2", "long", "mouse", -3_599).with("path", "/long").with("x", 500).with("y", 100),
        event("l3", "long", "page_leave", -3_590).with("path", "/long").with("y", 900),
        event("l4", "long", "click", 0).with("path", "/long").with("selector", "#buy"),
        event("l5", "long", "mouse", 1).with("path", "/long").with("x", 500).with("y", 100),
        event("l6", "long", "page_leave", 9).with("path", "/long").with("y", 300));
    stores.clickhouse("INSERT INTO insights FORMAT JSONEachRow\n" + insight());
    server =
        new ApiServer(
            stores.postgres(),
            stores.reader(),
            replays,
            MutableClock.of(NOON.plusSeconds(600), ZoneOffset.UTC));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static EventRow event(String id, String session, String kind, int second) {
    return EventRow.of("recorded", id, session, kind, NOON.plusSeconds(second))
        .with("tab_id", "a")
        .with("viewport_width", 1_200)
        .with("viewport_height", 800)
        .with("element_x_permille", 510)
        .with("element_y_permille", 490);
  }

  private String chunk(String project, String session, String tab, int sequence, int frame)
      throws Exception {
    return json.writeValueAsString(
        Map.ofEntries(
            Map.entry("project_id", project),
            Map.entry("session_id", session),
            Map.entry("tab_id", tab),
            Map.entry("frame", frame),
            Map.entry("position", sequence),
            Map.entry("sequence", sequence),
            Map.entry("start_ms", NOON_MS - OFFSET_MS + sequence * 5_000L),
            Map.entry("end_ms", NOON_MS - OFFSET_MS + sequence * 5_000L + 4_000),
            // measured anew with each batch, as with a wrong clock
            Map.entry("clock_offset_ms", OFFSET_MS + sequence * 7L),
            Map.entry("events", 10),
            Map.entry("full_snapshot", sequence == 0),
            Map.entry("raw_bytes", 1_000),
            Map.entry("stored_bytes", 100),
            Map.entry("received_at", "2026-03-10 12:00:0" + sequence),
            Map.entry("visitor_id", "visitor"),
            Map.entry("day", "2026-03-10"),
            Map.entry("expires_on", "2026-06-08"),
            Map.entry("payload", "x")));
  }

  private String object() throws Exception {
    Map<String, Object> row = new TreeMap<>();
    row.put("project_id", "recorded");
    row.put("session_id", "cold");
    row.put("object_key", "recorded/2026/03/cold.gz");
    row.put("object_bytes", 50);
    row.put("encoding", "gzip");
    row.put("visitor_id", "visitor");
    row.put("day", "2026-03-10");
    row.put("expires_on", "2026-06-08");
    row.put("archived_at", "2026-04-10 00:00:00");
    row.put("chunk_tab", List.of("a", "a"));
    row.put("chunk_sequence", List.of(0, 1));
    row.put("chunk_start_ms", List.of(NOON_MS - 60_000, NOON_MS - 55_000));
    row.put("chunk_end_ms", List.of(NOON_MS - 56_000, NOON_MS - 50_000));
    row.put("chunk_clock_offset_ms", List.of(0, 0));
    row.put("chunk_events", List.of(5, 6));
    row.put("chunk_full_snapshot", List.of(true, false));
    row.put("chunk_raw_bytes", List.of(900, 100));
    row.put("chunk_segment", List.of(0, 0));
    row.put("segment_offset", List.of(0));
    row.put("segment_bytes", List.of(50));
    return json.writeValueAsString(row);
  }

  private String insight() throws Exception {
    return json.writeValueAsString(
        Map.ofEntries(
            Map.entry("project_id", "recorded"),
            Map.entry("insight_id", "abc"),
            Map.entry("detector", "rage-click"),
            Map.entry("severity", "high"),
            Map.entry("session_id", "hot"),
            Map.entry("tab_id", "a"),
            Map.entry("time", "2026-03-10 12:00:04"),
            Map.entry("client_time", "2026-03-10 12:00:04"),
            Map.entry("page", "shop.example/cart"),
            Map.entry("evidence_ids", List.of("h1", "h2")),
            Map.entry("summary", "Three clicks.")));
  }

  private JsonNode ask(String operation, String path) throws Exception {
    JsonNode answer = server.ask(PROJECT + path, key);
    Contract.Operation contracted =
        contract.operations().stream()
            .filter(each -> each.id().equals(operation))
            .findFirst()
            .orElseThrow();
    assertThat(contract.check(contracted, 200, answer)).isEmpty();
    return answer;
  }

  @Test
  void areListedNewestFirstHotAndColdPageByPage() throws Exception {
    JsonNode first = ask("list-replays", "/replays?limit=2");
    assertThat(first.at("/replays/0/session_id").asText()).isEqualTo("hot2");
    JsonNode hot = first.at("/replays/1");
    assertThat(hot.path("session_id").asText()).isEqualTo("hot");
    assertThat(hot.path("started_at_ms").asLong()).isEqualTo(NOON_MS);
    assertThat(hot.path("bytes").asLong()).isEqualTo(500);
    assertThat(hot.path("clicks").asLong()).isEqualTo(1);
    assertThat(hot.path("errors").asLong()).isEqualTo(1);
    assertThat(hot.path("insights").asLong()).isEqualTo(1);
    assertThat(hot.path("entry_page").asText()).isEqualTo("shop.example/cart");
    assertThat(hot.path("reason").asText()).isEqualTo("sampled");
    JsonNode second =
        ask("list-replays", "/replays?limit=2&cursor=" + first.path("next_cursor").asText());
    assertThat(second.at("/replays/0/session_id").asText()).isEqualTo("cold");
    assertThat(second.at("/replays/0/storage").asText()).isEqualTo("cold");
    assertThat(second.at("/replays/0/duration_ms").asLong()).isEqualTo(10_000);
    assertThat(second.path("next_cursor").isNull()).isTrue();
  }

  @Test
  void aManifestHasTabsGapsAndMarkersByOneClock() throws Exception {
    JsonNode manifest = ask("get-replay", "/sessions/hot/replay");
    assertThat(manifest.path("started_at_ms").asLong()).isEqualTo(NOON_MS);
    assertThat(manifest.path("ended_at_ms").asLong()).isEqualTo(NOON_MS + 24_000);
    assertThat(manifest.path("recorded").asBoolean()).isTrue();
    JsonNode tab = manifest.at("/tabs/0");
    assertThat(tab.path("chunks").findValuesAsText("sequence")).containsExactly("0", "1", "3", "4");
    assertThat(tab.at("/chunks/3/start_ms").asLong()).isEqualTo(NOON_MS + 20_000);
    assertThat(tab.at("/gaps").size()).isEqualTo(1);
    assertThat(tab.at("/gaps/0/after_sequence").asLong()).isEqualTo(1);
    assertThat(tab.at("/gaps/0/missing").asLong()).isEqualTo(1);
    assertThat(manifest.at("/tabs/1/gaps/0/after_sequence").asLong()).isEqualTo(-1);
    assertThat(manifest.at("/tabs/1/gaps/0/missing").asLong()).isEqualTo(2);
    assertThat(manifest.path("markers").findValuesAsText("kind"))
        .containsExactly("page", "click", "error", "insight");
    assertThat(manifest.at("/markers/3/insight_id").asText()).isEqualTo("abc");
    assertThat(manifest.at("/markers/1/label").asText()).isEqualTo("Buy");
  }

  @Test
  void aColdManifestLooksTheSame() throws Exception {
    JsonNode manifest = ask("get-replay", "/sessions/cold/replay");
    assertThat(manifest.path("storage").asText()).isEqualTo("cold");
    assertThat(manifest.path("bytes").asLong()).isEqualTo(50);
    assertThat(manifest.at("/tabs/0/chunks").findValuesAsText("events")).containsExactly("5", "6");
  }

  @Test
  void aSessionThatWasNotRecordedSaysWhy() throws Exception {
    HttpResponse<String> answer = server.get(PROJECT + "/sessions/unlucky/replay", "Bearer " + key);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json.readTree(answer.body()).at("/reason").asText()).isEqualTo("not-sampled");
  }

  @Test
  void chunksComeInPagesWithOneOffset() throws Exception {
    JsonNode page = ask("get-replay-chunks", "/sessions/hot/replay/chunks?tab=a&limit=2");
    assertThat(page.path("chunks").findValuesAsText("sequence")).containsExactly("0", "1");
    assertThat(page.at("/chunks/1/offset_ms").asLong()).isEqualTo(OFFSET_MS);
    assertThat(page.at("/chunks/1/events/0/timestamp").asLong()).isEqualTo(1);
    assertThat(page.path("next").asLong()).isEqualTo(3);
    JsonNode last = ask("get-replay-chunks", "/sessions/hot/replay/chunks?tab=a&from=3");
    assertThat(last.path("next").isNull()).isTrue();
  }

  @Test
  void anExportIsOneFileOfAllTabs() throws Exception {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(server.url() + PROJECT + "/sessions/hot/replay/export"))
                    .header("Authorization", "Bearer " + key)
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"replay-hot.json.gz\"");
    JsonNode file =
        json.readTree(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes());
    assertThat(file.path("format").asText()).isEqualTo("gosight-replay");
    assertThat(file.at("/manifest/session_id").asText()).isEqualTo("hot");
    assertThat(file.at("/tabs/0/events").findValuesAsText("timestamp"))
        .containsExactly("0", "1", "3", "4");
  }

  @Test
  void aDeletionIsForOneProjectsSession() throws Exception {
    HttpResponse<String> answer =
        server.send("DELETE", PROJECT + "/sessions/hot/replay", "Bearer " + key);
    assertThat(answer.body()).isEqualTo("{\"chunks\":4,\"bytes\":400,\"objects\":1}");
    assertThat(replays.deleted()).contains("recorded/hot");
  }

  @Test
  void aHeatmapCountsClicksWithinElements() throws Exception {
    JsonNode all = ask("get-heatmap", "/heatmap?page=shop.example/cart&kind=click");
    assertThat(all.path("sessions").asLong()).isEqualTo(2);
    assertThat(all.at("/points/0/selector").asText()).isEqualTo("#buy");
    assertThat(all.at("/points/0/count").asLong()).isEqualTo(2);
    assertThat(all.at("/points/0/x").asDouble()).isEqualTo(0.525);
    assertThat(all.at("/points/0/y").asDouble()).isEqualTo(0.475);
    assertThat(all.at("/snapshot/session_id").asText()).isEqualTo("hot");
    assertThat(all.at("/snapshot/sequence").asLong()).isZero();
    JsonNode phone = ask("get-heatmap", "/heatmap?page=shop.example/cart&viewport=phone");
    assertThat(phone.path("points").size()).isEqualTo(1);
    assertThat(phone.at("/points/0/x").asDouble()).isEqualTo(0.975);
    assertThat(phone.path("snapshot").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"rage, 1, 2", "dead, 0, 0", "move, 1, 1"})
  void aHeatmapCountsOtherKinds(String kind, int points, int count) throws Exception {
    JsonNode map = ask("get-heatmap", "/heatmap?page=shop.example/cart&kind=" + kind);
    assertThat(map.path("points").size()).isEqualTo(points);
    assertThat(map.at("/points/0/count").asInt()).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"click", "move", "scroll"})
  void aHeatmapTellsTheVisitsOfASessionApart(String kind) throws Exception {
    JsonNode map = ask("get-heatmap", "/heatmap?page=shop.example/long&kind=" + kind);
    assertThat(map.path("sessions").asLong()).isEqualTo(2);
    assertThat(map.path("scroll").findValuesAsText("sessions"))
        .isEqualTo(
            kind.equals("scroll")
                ? List.of("2", "2", "2", "2", "1", "1", "1", "1", "1", "1", "0")
                : List.of());
  }

  @Test
  void aHeatmapSaysHowDeepSessionsScrolled() throws Exception {
    JsonNode map = ask("get-heatmap", "/heatmap?page=shop.example/cart&kind=scroll");
    assertThat(map.path("scroll").findValuesAsText("depth_percent"))
        .containsExactly("0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100");
    assertThat(map.at("/scroll/5/sessions").asLong()).isEqualTo(1);
    assertThat(map.at("/scroll/6/sessions").asLong()).isZero();
    assertThat(map.at("/scroll/0/sessions").asLong()).isEqualTo(map.path("sessions").asLong());
  }

  @ParameterizedTest
  @CsvSource({
    "/heatmap?page=shop.example, host and a path",
    "/heatmap?page=shop.example/&kind=hover, does not have a value in the enumeration",
    "/replays?limit=0, minimum value of 1",
    "/replays?cursor=x, earlier answer",
    "/sessions/hot/replay/chunks?from=-1, minimum value of 0",
    "/sessions/hot/replay?x=1, There is no parameter"
  })
  void aBadParameterIsRefused(String path, String hint) throws Exception {
    HttpResponse<String> answer = server.get(PROJECT + path, "Bearer " + key);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(hint);
  }
}
