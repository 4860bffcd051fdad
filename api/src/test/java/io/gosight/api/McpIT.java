package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.People.Person;
import io.gosight.api.auth.Role;
import io.gosight.api.auth.Scope;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** What an assistant can do with a secret key: read, in the key's project, and nothing else. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpIT {
  private static final String PATH = "/api/v1/mcp";
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  private final ObjectMapper json = new ObjectMapper();
  private final MutableClock clock = MutableClock.of(NOW, ZoneOffset.UTC);
  private ApiServer server;
  private String reader;
  private String manager;
  private Person member;

  @BeforeAll
  void start(Stores stores) throws Exception {
    Projects projects = new Projects(stores.postgres());
    projects.create("mcp-mine", "Mine");
    projects.create("mcp-theirs", "Theirs");
    ApiKeys keys = new ApiKeys(stores.postgres(), new SecureRandom());
    reader =
        "Bearer " + keys.create(KeyKind.SECRET, "mcp-mine", "r", Set.of(Scope.READ)).plaintext();
    manager =
        "Bearer " + keys.create(KeyKind.SECRET, "mcp-mine", "m", Set.of(Scope.REPLAY)).plaintext();
    member = new People(stores, clock).member("member", "mcp-mine", Role.VIEWER, false);
    EventRow.insert(
        stores,
        EventRow.of("mcp-mine", "e1", "s1", "page_view", NOW.minusSeconds(60))
            .with("visitor_id", "v1")
            .with("path", "/cart"),
        EventRow.of("mcp-theirs", "e2", "s2", "page_view", NOW.minusSeconds(60)));
    server = new ApiServer(stores.postgres(), stores.reader(), stores.writer(), clock);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private JsonNode send(String authorization, String method, String parameters) throws Exception {
    String message =
        "{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"%s\", \"params\": %s}"
            .formatted(method, parameters);
    HttpResponse<String> response = server.send("POST", PATH, authorization, message);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode answer = json.readTree(response.body());
    assertThat(answer.get("id").asInt()).isEqualTo(7);
    return answer;
  }

  private JsonNode call(String authorization, String tool, String arguments) throws Exception {
    return send(
            authorization,
            "tools/call",
            "{\"name\": \"%s\", \"arguments\": %s}".formatted(tool, arguments))
        .get("result");
  }

  private JsonNode content(JsonNode result) throws Exception {
    assertThat(result.get("isError").asBoolean()).as(result.toString()).isFalse();
    return json.readTree(result.at("/content/0/text").asText());
  }

  @Test
  void agreesOnAVersionAndTakesNotifications() throws Exception {
    assertThat(
            send(reader, "initialize", "{\"protocolVersion\": \"2025-03-26\"}")
                .at("/result/protocolVersion")
                .asText())
        .isEqualTo("2025-03-26");
    assertThat(
            send(reader, "initialize", "{\"protocolVersion\": \"2099-01-01\"}")
                .at("/result/protocolVersion")
                .asText())
        .isEqualTo("2025-11-25");
    HttpResponse<String> accepted =
        server.send(
            "POST",
            PATH,
            reader,
            "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}");
    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(accepted.body()).isEmpty();
    assertThat(send(reader, "resources/list", "{}").at("/error/code").asInt()).isEqualTo(-32601);
    HttpResponse<String> stream = server.get(PATH, reader);
    assertThat(stream.statusCode()).isEqualTo(405);
    assertThat(stream.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void theToolsAreTheOperationsThatOnlyRead() throws Exception {
    List<JsonNode> tools =
        send(reader, "tools/list", "{}").at("/result/tools").valueStream().toList();
    List<String> names = tools.stream().map(tool -> tool.get("name").asText()).toList();
    assertThat(names)
        .contains("get-summary", "get-breakdown", "compute-funnel", "list-errors", "list-projects")
        .doesNotContain("create-realtime-ticket", "export-rows", "create-key", "call-mcp")
        .noneMatch(name -> name.contains("replay") || name.contains("delete"));
    for (JsonNode tool : tools) {
      JsonNode schema = tool.get("inputSchema");
      assertThat(schema.get("type").asText()).isEqualTo("object");
      assertThat(schema.toString()).doesNotContain("#/components/");
      assertThat(tool.get("description").asText()).endsWith(".");
    }
  }

  @Test
  void aCallIsTheOperationInTheKeysProject() throws Exception {
    JsonNode pages = content(call(reader, "get-breakdown", "{\"dimension\": \"pages\"}"));
    assertThat(pages.findValuesAsText("name")).contains("/cart");
    JsonNode events =
        content(
            call(
                reader,
                "list-events",
                "{\"limit\": 5, \"kind\": [\"page_view\", \"click\"], \"filters\":"
                    + " [{\"property\": \"page\", \"operator\": \"is\", \"values\":"
                    + " [\"/cart\"]}]}"));
    assertThat(events.get("rows")).hasSize(1);
    JsonNode funnel =
        content(
            call(
                member.bearer(),
                "compute-funnel",
                "{\"project\": \"mcp-mine\", \"body\": {\"steps\": [{\"page\": \"/cart\"},"
                    + " {\"page\": \"/thanks\"}]}}"));
    assertThat(funnel.get("steps")).hasSize(2);
  }

  @Test
  void whatACallMayNotIsRefusedAsTheOperationDoes() throws Exception {
    for (String arguments :
        List.of("{\"project\": \"mcp-theirs\"}", "{\"project\": \"../mcp-mine\"}")) {
      JsonNode refused = call(reader, "get-summary", arguments);
      assertThat(refused.get("isError").asBoolean()).isTrue();
      assertThat(refused.at("/content/0/text").asText()).contains("not_found");
    }
    assertThat(call(manager, "get-summary", "{}").at("/content/0/text").asText())
        .contains("insufficient_scope");
    assertThat(call(reader, "get-summary", "{\"nonsense\": 1}").at("/content/0/text").asText())
        .contains("bad_parameter", "nonsense");
    assertThat(call(member.bearer(), "get-summary", "{}").at("/content/0/text").asText())
        .contains("project");
    for (String tool : List.of("create-key", "get-replay", "list-replays", "nothing")) {
      assertThat(
              send(reader, "tools/call", "{\"name\": \"" + tool + "\"}").at("/error/code").asInt())
          .as(tool)
          .isEqualTo(-32602);
    }
  }

  @Test
  void pagesOfOtherSitesAreRefused() throws Exception {
    HttpResponse<String> response =
        server.send(
            HttpRequest.newBuilder(URI.create(server.url() + PATH))
                .header("Authorization", reader)
                .header("Content-Type", "application/json")
                .header("Origin", "https://evil.example")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}")));
    assertThat(response.statusCode()).isEqualTo(403);
  }
}
