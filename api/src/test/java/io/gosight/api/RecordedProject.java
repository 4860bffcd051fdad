package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.auth.Scope;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.threeten.extra.MutableClock;

/** A project with recordings and their events in the real tables, and a server that reads them. */
final class RecordedProject implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  static final long NOON_MS = NOON.toEpochMilli();
  static final long OFFSET_MS = 120_000;

  private final ObjectMapper json = new ObjectMapper();
  private final Contract contract = new Contract();
  private final StubReplays replays = new StubReplays();
  private final String project;
  private final String key;
  private final ApiServer server;

  /**
   * Creates the project and its rows.
   *
   * @param project an id that no other test uses
   */
  RecordedProject(Stores stores, String project) throws Exception {
    this.project = project;
    new Projects(stores.postgres()).create(project, "Recorded");
    key =
        new ApiKeys(stores.postgres(), new SecureRandom())
            .create(
                KeyKind.SECRET, project, "all", Set.of(Scope.READ, Scope.REPLAY, Scope.ADMINISTER))
            .plaintext();
    List<String> chunks = new ArrayList<>();
    for (int sequence : new int[] {0, 1, 3, 4}) {
      // each is there twice, as after a crash
      chunks.add(chunk(project, "hot", "a", sequence, 1));
      chunks.add(chunk(project, "hot", "a", sequence, 2));
    }
    chunks.add(chunk(project, "hot", "b", 2, 1));
    chunks.add(chunk(project, "hot2", "a", 0, 1));
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

  private EventRow event(String id, String session, String kind, int second) {
    return EventRow.of(project, id, session, kind, NOON.plusSeconds(second))
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
    row.put("project_id", project);
    row.put("session_id", "cold");
    row.put("object_key", project + "/2026/03/cold.gz");
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
            Map.entry("project_id", project),
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

  ApiServer server() {
    return server;
  }

  StubReplays replays() {
    return replays;
  }

  /** The path of a resource of the project. */
  String path(String rest) {
    return "/api/v1/projects/" + project + rest;
  }

  /** The authorization of a key with every scope. */
  String bearer() {
    return "Bearer " + key;
  }

  /** The answer of an operation, checked against the contract. */
  JsonNode ask(String operation, String path) throws Exception {
    JsonNode answer = server.ask(path(path), key);
    Contract.Operation contracted =
        contract.operations().stream()
            .filter(each -> each.id().equals(operation))
            .findFirst()
            .orElseThrow();
    assertThat(contract.check(contracted, 200, answer)).isEmpty();
    return answer;
  }

  @Override
  public void close() {
    server.close();
  }
}
