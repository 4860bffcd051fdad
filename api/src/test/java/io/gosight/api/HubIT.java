package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.Contract.Operation;
import io.gosight.api.auth.Role;
import io.gosight.api.project.Projects;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

/** The hub's plugins and routes, and who sees them. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubIT {
  private static final String PROJECT = "hub-parts";

  private final ObjectMapper json = new ObjectMapper();
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private Contract contract;
  private ApiServer server;
  private String root;
  private String owner;
  private String viewer;

  @BeforeAll
  void start(Stores stores) throws Exception {
    contract = new Contract();
    new Projects(stores.postgres()).create(PROJECT, "Hub");
    People people = new People(stores, clock);
    root = people.administrator("Root").bearer();
    owner = people.member("Owner", PROJECT, Role.OWNER, true).bearer();
    viewer = people.member("Viewer", PROJECT, Role.VIEWER, false).bearer();
    server = new ApiServer(stores.postgres(), stores.reader(), clock);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private JsonNode ask(String id, String authorization, int status) throws Exception {
    Operation operation =
        contract.operations().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
    HttpResponse<String> response = server.get(operation.pathOf(PROJECT), authorization);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode body = json.readTree(response.body());
    assertThat(contract.check(operation, status, body)).isEmpty();
    return body;
  }

  @Test
  void anAdministratorSeesWhatDoesNotWorkAndWhy() throws Exception {
    JsonNode plugins = ask("list-plugins", root, 200).get("plugins");

    assertThat(plugins.findValuesAsText("state")).containsExactly("cut_off", "failed");
    assertThat(plugins.at("/0/retry_at").isTextual()).isTrue();
    assertThat(plugins.at("/1/reason").asText()).isEqualTo("It has no factory.");
    assertThat(plugins.at("/1/counts").isNull()).isTrue();
  }

  @Test
  void anAdministratorSeesARouteWithWhatItReplaces() throws Exception {
    assertThat(ask("list-routes", root, 200).at("/routes/0/origin").asText()).isEqualTo("override");

    JsonNode text = ask("get-route", root, 200);

    assertThat(text.get("yaml").asText()).startsWith("- route:");
    assertThat(text.get("shipped_file").asText()).isEqualTo("store/b.camel.yaml");
  }

  @Test
  void aRouteThatIsNotThereIsNotFound() throws Exception {
    HttpResponse<String> response = server.get("/api/v1/hub/routes/none-such", root);
    assertThat(response.statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list-plugins", "list-routes", "get-route"})
  void theOwnerOfAProjectDoesNotSeeTheHub(String operation) throws Exception {
    assertThat(ask(operation, owner, 403).get("code").asText()).isEqualTo("administrator_required");
  }

  @Test
  void everyMemberSeesTheThresholdsOfDetectorsButNotWhyOneFails() throws Exception {
    JsonNode detectors = ask("list-detectors", viewer, 200).get("detectors");

    assertThat(detectors).hasSize(1);
    assertThat(detectors.at("/0/settings/0/key").asText()).isEqualTo("clicks");
    assertThat(detectors.at("/0").has("reason")).isFalse();
  }
}
