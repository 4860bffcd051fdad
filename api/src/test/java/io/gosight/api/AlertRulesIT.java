package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.Contract.Operation;
import io.gosight.api.auth.Scope;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.MutableClock;

/** Rules, the history, feedback and channels, as a project's people use them. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertRulesIT {
  private static final String RULE =
      "{\"name\":\"Cart\",\"condition\":{\"kind\":\"insights\",\"detectors\":[\"rage-click\"]},"
          + "\"channels\":[\"telegram\"]}";

  private final ObjectMapper json = new ObjectMapper();
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private Contract contract;
  private ApiServer server;
  private String mine;
  private String theirs;
  private String admin;

  @BeforeAll
  void start(Stores stores) throws Exception {
    contract = new Contract();
    Projects projects = new Projects(stores.postgres());
    projects.create("alerted", "My shop");
    projects.create("neighbour", "Their shop");
    ApiKeys keys = new ApiKeys(stores.postgres(), new SecureRandom());
    mine = "Bearer " + keys.create(KeyKind.SECRET, "alerted", "reader").plaintext();
    theirs = "Bearer " + keys.create(KeyKind.SECRET, "neighbour", "reader").plaintext();
    admin =
        "Bearer "
            + keys.create(KeyKind.SECRET, "alerted", "admin", Set.of(Scope.ADMINISTER)).plaintext();
    stores.clickhouse(
        "INSERT INTO insights (project_id, insight_id, detector, severity, time, client_time, page,"
            + " selector, fingerprint) VALUES ('alerted', 'i1', 'rage-click', 'high', now64(),"
            + " now64(), 'shop.example/cart', 'button#pay', 'rage-click|shop.example/cart|button')");
    server = new ApiServer(stores.postgres(), stores.reader(), clock);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private JsonNode ask(String method, String path, String body, int status) throws Exception {
    String id = path.replaceAll("^/api/v1/projects/alerted", "");
    HttpResponse<String> response = server.send(method, path, mine, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode answer = json.readTree(response.body());
    assertThat(contract.check(operation(method, id), status, answer)).isEmpty();
    return answer;
  }

  private Operation operation(String method, String path) {
    return contract.operations().stream()
        .filter(o -> o.inProject() && o.method().equalsIgnoreCase(method))
        .filter(
            o ->
                path.matches(
                    o.path()
                        .replace("/api/v1/projects/{id}", "")
                        .replaceAll("\\{[a-z]+}", "[^/]+")))
        .findFirst()
        .orElseThrow();
  }

  private static String path(String rest) {
    return "/api/v1/projects/alerted" + rest;
  }

  @Test
  void aRuleIsMadeChangedSnoozedAndDeleted() throws Exception {
    JsonNode made = ask("POST", path("/alert-rules"), RULE, 200);
    assertThat(made.at("/condition/count").asInt()).isEqualTo(1);
    assertThat(made.at("/condition/window_seconds").asInt()).isEqualTo(600);
    assertThat(made.get("cool_down_seconds").asInt()).isEqualTo(3600);
    assertThat(made.get("snoozed_until").isNull()).isTrue();
    String one = path("/alert-rules/" + made.get("id").asText());

    JsonNode changed = ask("PATCH", one, "{\"cool_down_seconds\":60,\"enabled\":false}", 200);
    assertThat(changed.get("cool_down_seconds").asInt()).isEqualTo(60);
    assertThat(changed.get("enabled").asBoolean()).isFalse();
    assertThat(changed.get("condition")).isEqualTo(made.get("condition"));

    assertThat(ask("POST", one + "/snooze", "{\"minutes\":30}", 200).get("snoozed_until").asText())
        .isEqualTo("2026-03-10T12:30:00Z");
    assertThat(ask("POST", one + "/snooze", "{\"minutes\":0}", 200).get("snoozed_until").isNull())
        .isTrue();
    assertThat(ask("GET", one, "", 200).get("name").asText()).isEqualTo("Cart");
    assertThat(ask("GET", path("/alert-rules"), "", 200).get("alert_rules")).isNotEmpty();

    ask("DELETE", one, "", 200);
    ask("GET", one, "", 404);
  }

  @Test
  void anotherProjectsRuleIsNotThere() throws Exception {
    String id = ask("POST", path("/alert-rules"), RULE, 200).get("id").asText();
    String elsewhere = "/api/v1/projects/neighbour/alert-rules/" + id;

    assertThat(server.send("GET", elsewhere, theirs).statusCode()).isEqualTo(404);
    assertThat(server.send("DELETE", elsewhere, theirs).statusCode()).isEqualTo(404);
    assertThat(server.send("PATCH", elsewhere, theirs, "{\"name\":\"x\"}").statusCode())
        .isEqualTo(404);
    assertThat(server.send("POST", elsewhere + "/snooze", theirs, "{\"minutes\":1}").statusCode())
        .isEqualTo(404);
    ask("DELETE", path("/alert-rules/" + id), "", 200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                                           | must be JSON",
        "[]                                                          | object expected",
        "{\"name\":\"x\",\"nonsense\":1}                             | condition, cool_down_seconds",
        "{\"name\":\"\",\"condition\":{\"kind\":\"insights\"},\"channels\":[\"telegram\"]} | 'name'",
        "{\"name\":\"x\",\"channels\":[\"telegram\"]}                | 'condition' is missing",
        "{\"name\":\"x\",\"condition\":{\"kind\":\"moon\"},\"channels\":[\"telegram\"]} | 'condition/kind'",
        "{\"name\":\"x\",\"condition\":{\"kind\":\"insights\",\"count\":0},\"channels\":[\"telegram\"]} | minimum value of 1",
        "{\"name\":\"x\",\"condition\":{\"kind\":\"error_rate\"},\"channels\":[\"telegram\"]} | 'above' is missing",
        "{\"name\":\"x\",\"condition\":{\"kind\":\"baseline\",\"metric\":\"luck\"},\"channels\":[\"telegram\"]} | page_views",
        "{\"name\":\"x\",\"condition\":{\"kind\":\"insights\"},\"channels\":[\"pigeon\"]} | configured",
        "{\"name\":\"x\",\"condition\":{\"kind\":\"insights\"},\"channels\":[]} | at least 1 items"
      })
  void aWrongRuleIsRefusedWithTheValidChoices(String body, String hint) throws Exception {
    JsonNode error = ask("POST", path("/alert-rules"), body, 400);
    assertThat(error.get("code").asText()).isEqualTo("bad_parameter");
    assertThat(error.get("detail").asText()).contains(hint);
  }

  @Test
  void feedbackIsAnIgnoreRuleThatCanBeTakenBack() throws Exception {
    String feedback = path("/insights/i1/feedback");
    JsonNode made =
        ask("POST", feedback, "{\"verdict\":\"no_frustration\",\"scope\":\"selector\"}", 200);
    assertThat(made.get("value").asText()).isEqualTo("button#pay");
    assertThat(made.get("detector").asText()).isEqualTo("rage-click");
    JsonNode again =
        ask("POST", feedback, "{\"verdict\":\"no_frustration\",\"scope\":\"selector\"}", 200);
    assertThat(again.get("id")).isEqualTo(made.get("id"));

    assertThat(ask("GET", path("/ignore-rules"), "", 200).get("ignore_rules")).hasSize(1);
    ask("DELETE", path("/ignore-rules/" + made.get("id").asText()), "", 200);
    assertThat(ask("GET", path("/ignore-rules"), "", 200).get("ignore_rules")).isEmpty();
    ask("POST", path("/insights/nobody/feedback"), "{\"verdict\":\"no_frustration\"}", 404);
    ask("POST", feedback, "{\"verdict\":\"maybe\"}", 400);
  }

  @Test
  void aChannelIsTriedAndTheHistoryShowsIt() throws Exception {
    assertThat(ask("GET", path("/channels"), "", 200).at("/channels/0/name").asText())
        .isEqualTo("telegram");
    String id = ask("POST", path("/channels/telegram/test"), "", 200).get("alert_id").asText();
    ask("POST", path("/channels/pigeon/test"), "", 404);

    assertThat(ask("GET", path("/alerts"), "", 200).get("alerts"))
        .filteredOn(alert -> alert.get("id").asText().equals(id))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.get("kind").asText()).isEqualTo("test");
              assertThat(alert.get("title").asText()).isEqualTo("A trial of the channel telegram");
            });
    HttpResponse<String> page = server.send("GET", path("/alerts?limit=1000"), mine);
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(server.send("GET", path("/alerts?before=2026-03-10T12:00:00Z&limit=1"), mine).body())
        .isEqualTo("{\"alerts\":[]}");
  }

  private JsonNode administer(String method, String path, String body, int status)
      throws Exception {
    HttpResponse<String> response = server.send(method, path, admin, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return json.readTree(response.body());
  }

  @Test
  void aProjectsOwnChannelIsMadeUsedAndDeletedAndNeverShown() throws Exception {
    String secret = "correct horse battery staple";
    String made =
        "{\"name\":\"own-team\",\"kind\":\"webhook\",\"settings\":{\"url\":\"https://hooks.example\","
            + "\"secret\":\""
            + secret
            + "\"}}";
    ask("POST", path("/channels"), made, 403);
    assertThat(administer("POST", path("/channels"), made, 200).toString())
        .isEqualTo("{\"name\":\"own-team\",\"kind\":\"webhook\",\"own\":true}");
    administer("POST", path("/channels"), made, 409);
    administer("POST", path("/channels"), made.replace("webhook", "file"), 400);
    administer("POST", path("/channels"), made.replace("own-team", "telegram"), 400);
    administer("POST", path("/channels"), made.replace("\"" + secret + "\"", "7"), 400);

    assertThat(ask("GET", path("/channels"), "", 200).toString())
        .contains("own-team", "telegram")
        .doesNotContain(secret, "hooks.example");
    assertThat(ask("GET", path("/channels/own-team/preview"), "", 200).get("text").asText())
        .isEqualTo("A test of alerted by a webhook");
    ask("GET", path("/channels/telegram/preview"), "", 200);
    ask("GET", path("/channels/own-other/preview"), "", 404);
    ask("POST", path("/channels/own-team/test"), "", 200);
    String rule =
        ask("POST", path("/alert-rules"), RULE.replace("\"telegram\"", "\"own-team\""), 200)
            .get("id")
            .asText();
    administer("DELETE", path("/channels/own-team"), "", 409);

    String elsewhere = "/api/v1/projects/neighbour";
    assertThat(server.get(elsewhere + "/channels", theirs).body()).doesNotContain("own-team");
    assertThat(server.get(elsewhere + "/channels/own-team/preview", theirs).statusCode())
        .isEqualTo(404);
    assertThat(server.send("POST", elsewhere + "/channels/own-team/test", theirs).statusCode())
        .isEqualTo(404);
    assertThat(
            server
                .send(
                    "POST",
                    elsewhere + "/alert-rules",
                    theirs,
                    RULE.replace("\"telegram\"", "\"own-team\""))
                .statusCode())
        .isEqualTo(400);

    ask("DELETE", path("/alert-rules/" + rule), "", 200);
    administer("DELETE", path("/channels/own-team"), "", 200);
    administer("DELETE", path("/channels/own-team"), "", 404);
  }
}
