package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.MutableClock;

/** What detectors found, asked page by page. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsightsIT {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final String PATH = "/api/v1/projects/found/insights";

  private final Contract contract;
  private ApiServer server;
  private String key;

  InsightsIT() throws Exception {
    contract = new Contract();
  }

  @BeforeAll
  void start(Stores stores) throws Exception {
    Projects projects = new Projects(stores.postgres());
    projects.create("found", "Found");
    projects.create("elsewhere", "Elsewhere");
    key =
        new ApiKeys(stores.postgres(), new SecureRandom())
            .create(KeyKind.SECRET, "found", "reader")
            .plaintext();
    StringBuilder rows = new StringBuilder("INSERT INTO insights FORMAT JSONEachRow\n");
    for (int i = 0; i < 5; i++) {
      // two share a moment, and each is there twice, as after a redelivery
      String row =
          row("found", "a" + i, i < 3 ? "rage-click" : "dead-click", NOON.minusSeconds(i / 2));
      rows.append(row).append('\n').append(row).append('\n');
    }
    rows.append(row("elsewhere", "b0", "rage-click", NOON)).append('\n');
    stores.clickhouse(rows.toString());
    server =
        new ApiServer(
            stores.postgres(),
            stores.reader(),
            MutableClock.of(NOON.plusSeconds(60), ZoneOffset.UTC));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String row(String project, String id, String detector, Instant time)
      throws Exception {
    String text = time.toString().replace("T", " ").replace("Z", "");
    return new ObjectMapper()
        .writeValueAsString(
            Map.ofEntries(
                Map.entry("project_id", project),
                Map.entry("insight_id", id),
                Map.entry("detector", detector),
                Map.entry("version", 1),
                Map.entry("severity", "medium"),
                Map.entry("session_id", "s"),
                Map.entry("time", text),
                Map.entry("client_time", text),
                Map.entry("page", "shop.example/" + detector),
                Map.entry("summary", "Found."),
                Map.entry("thresholds", Map.of("clicks", "3")),
                Map.entry("evidence_ids", List.of("e1")),
                Map.entry("evidence_times", List.of(text))));
  }

  private List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.path("insights").forEach(insight -> ids.add(insight.path("id").asText()));
    return ids;
  }

  @Test
  void comeNewestFirstAndOnce() throws Exception {
    JsonNode answer = server.ask(PATH, key);

    assertThat(ids(answer)).containsExactly("a1", "a0", "a3", "a2", "a4");
    assertThat(answer.path("next").isNull()).isTrue();
    assertThat(answer.at("/insights/0/evidence/0/client_time").asText()).isEqualTo(NOON.toString());
    assertThat(answer.at("/insights/0/thresholds/clicks").asText()).isEqualTo("3");
    Contract.Operation operation =
        contract.operations().stream()
            .filter(each -> each.id().equals("get-insights"))
            .findFirst()
            .orElseThrow();
    assertThat(contract.check(operation, 200, answer)).isEmpty();
  }

  @Test
  void comePageByPageWithoutGapOrRepetition() throws Exception {
    List<String> all = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = server.ask(PATH + "?limit=2" + next, key);
      assertThat(page.path("insights").size()).isLessThanOrEqualTo(2);
      all.addAll(ids(page));
      next = page.path("next").isNull() ? null : "&after=" + page.path("next").asText();
    } while (next != null);

    assertThat(all).containsExactly("a1", "a0", "a3", "a2", "a4");
  }

  @ParameterizedTest
  @CsvSource({
    "detector=dead-click, 2",
    "page=shop.example/rage-click, 3",
    "detector=dead-click&page=shop.example/rage-click, 0",
    "detector=rage-click' OR '1'='1, 0",
    "from=2026-03-10T12:00:00Z, 2",
    "to=2026-03-10T11:59:59Z, 1"
  })
  void areChosen(String query, int count) throws Exception {
    assertThat(ids(server.ask(PATH + "?" + query.replace(" ", "%20").replace("'", "%27"), key)))
        .hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"limit=0, minimum value of 1", "limit=many, integer expected", "after=x, as 'next'"})
  void aBadParameterIsRefused(String query, String hint) throws Exception {
    var response = server.get(PATH + "?" + query, "Bearer " + key);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(hint);
  }

  @Test
  void aBacktestIsAskedByThePathAndTheSettings() throws Exception {
    var response =
        server.send(
            "POST",
            "/api/v1/projects/found/detectors/rage-click/backtest?settings%5Bclicks%5D=9",
            "Bearer " + key);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.body()).contains("\"settings\":{\"clicks\":\"9\"}");
    assertThat(
            server
                .send("POST", "/api/v1/projects/found/detectors/nobody/backtest", "Bearer " + key)
                .statusCode())
        .isEqualTo(404);
    assertThat(
            server
                .send(
                    "POST",
                    "/api/v1/projects/found/detectors/rage-click/backtest?clicks=9",
                    "Bearer " + key)
                .statusCode())
        .isEqualTo(400);
  }
}
