package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.People.Person;
import io.gosight.api.auth.Role;
import io.gosight.api.project.Projects;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** Projects, their keys and settings, and the audit log. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectsIT {
  private static final String PROJECT = "projects";

  private final ObjectMapper json = new ObjectMapper();
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private ApiServer server;
  private People people;
  private Person admin;

  @BeforeAll
  void serve(Stores stores) throws Exception {
    server = new ApiServer(stores.postgres(), stores.reader(), stores.writer(), clock);
  }

  @BeforeEach
  void start(Stores stores) throws Exception {
    stores.postgres("DELETE FROM projects WHERE id = '" + PROJECT + "'");
    new Projects(stores.postgres()).create(PROJECT, "Projects");
    people = new People(stores, clock);
    admin = people.member("Admin", PROJECT, Role.ADMIN, false);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private JsonNode send(String authorization, String method, String path, String body, int status)
      throws Exception {
    HttpResponse<String> response =
        server.send(method, "/api/v1/projects" + path, authorization, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return json.readTree(response.body());
  }

  private JsonNode inProject(String method, String path, String body, int status) throws Exception {
    return send(admin.bearer(), method, "/" + PROJECT + path, body, status);
  }

  @Test
  void anAdministratorCreatesListsRenamesAndDeletesAProject(Stores stores) throws Exception {
    Person root = people.administrator("Root");
    stores.postgres("DELETE FROM projects WHERE id = 'fresh'");
    JsonNode made = send(root.bearer(), "POST", "", "{\"id\":\"fresh\",\"name\":\"Fresh\"}", 200);
    assertThat(made.get("write_key").asText()).startsWith("gsw_");
    send(root.bearer(), "POST", "", "{\"id\":\"fresh\",\"name\":\"Again\"}", 409);
    assertThat(send(root.bearer(), "GET", "", "", 200).toString()).contains("fresh", PROJECT);
    assertThat(send(admin.bearer(), "GET", "", "", 200).get("projects"))
        .singleElement()
        .satisfies(project -> assertThat(project.get("id").asText()).isEqualTo(PROJECT));
    assertThat(
            send(root.bearer(), "PATCH", "/fresh", "{\"name\":\"Renamed\"}", 200)
                .get("name")
                .asText())
        .isEqualTo("Renamed");
    EventRow.insert(stores, EventRow.of("fresh", "e1", "s1", "page_view", clock.instant()));
    send(root.bearer(), "DELETE", "/fresh?confirm=other", "", 400);

    JsonNode deleted = send(root.bearer(), "DELETE", "/fresh?confirm=fresh", "", 200);

    assertThat(deleted.at("/erased/events").asInt()).isEqualTo(1);
    send(root.bearer(), "GET", "/fresh", "", 404);
  }

  @Test
  void aKeyIsCreatedRotatedAndRevoked(Stores stores) throws Exception {
    JsonNode made = inProject("POST", "/keys", "{\"kind\":\"secret\",\"name\":\"Report\"}", 200);
    String first = made.get("text").asText();
    assertThat(made.at("/key/scopes").toString()).isEqualTo("[\"read\"]");
    send("Bearer " + first, "GET", "/" + PROJECT, "", 200);
    JsonNode listed = send("Bearer " + first, "GET", "", "", 200);
    assertThat(listed.at("/projects/0/role").asText()).isEqualTo("viewer");
    String path = "/keys/" + made.at("/key/id").asText();
    String second =
        inProject("POST", path + "/rotate", "{\"overlap_seconds\":3600}", 200).get("text").asText();
    assertThat(second).isNotEqualTo(first);
    send("Bearer " + second, "GET", "/" + PROJECT, "", 200);
    assertThat(inProject("DELETE", path, "", 200).get("revoked_at").isNull()).isFalse();
    inProject("DELETE", path, "", 404);
    assertThat(inProject("GET", "/keys", "", 200).toString()).doesNotContain(first, second);
    assertThat(server.forgottenKeys()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void theProjectsOwnTeamIsNamedByIdAddressOrNetwork() throws Exception {
    String team = "[\"boss-1\",\"203.0.113.7\",\"203.0.113.0/24\",\"2001:db8::/32\"]";
    JsonNode settings =
        inProject("PATCH", "/settings", "{\"internal_visitors\":" + team + "}", 200);
    assertThat(settings.get("internal_visitors")).hasToString(team);
    for (String wrong :
        new String[] {
          "203.0.113", "203.0.113.0/33", "2001:db8::/129", "::1/", "a b", "a/8", ":::"
        }) {
      JsonNode problem =
          inProject("PATCH", "/settings", "{\"internal_visitors\":[\"" + wrong + "\"]}", 400);
      assertThat(problem.get("field").asText()).as(wrong).startsWith("/internal_visitors");
    }
    inProject("PATCH", "/settings", "{\"internal_visitors\":null}", 200);
  }

  @Test
  void nobodyGrantsAScopeThatTheyLack() throws Exception {
    String replay = "{\"kind\":\"secret\",\"name\":\"x\",\"scopes\":[\"replay\"]}";
    inProject("POST", "/keys", replay, 403);
    Person watcher = people.member("Watcher", PROJECT, Role.ADMIN, true);
    send(watcher.bearer(), "POST", "/" + PROJECT + "/keys", replay, 200);
    String expired = "{\"kind\":\"secret\",\"name\":\"x\",\"expires_at\":\"2026-03-10T11:00:00Z\"}";
    assertThat(inProject("POST", "/keys", expired, 400).get("field").asText())
        .isEqualTo("/expires_at");
  }

  @Test
  void settingsAreMergedCheckedAndRestored() throws Exception {
    String change =
        "{\"origins\":[\"https://shop.example\"],\"replay\":{\"sampling_rate\":10},"
            + "\"time_zone\":\"Asia/Kathmandu\"}";
    JsonNode settings = inProject("PATCH", "/settings", change, 200);
    assertThat(settings.at("/replay/sampling_rate").asInt()).isEqualTo(10);
    assertThat(settings.at("/replay/enabled").asBoolean()).isTrue();
    assertThat(inProject("GET", "/settings", "", 200)).isEqualTo(settings);

    assertThat(inProject("GET", "/overview", "", 200).get("time_zone").asText())
        .isEqualTo("Asia/Kathmandu");

    JsonNode bad = inProject("PATCH", "/settings", "{\"replay\":{\"sampling_rate\":101}}", 400);
    assertThat(bad.get("field").asText()).isEqualTo("/replay/sampling_rate");
    JsonNode unknown = inProject("PATCH", "/settings", "{\"replay\":{\"speed\":1}}", 400);
    assertThat(unknown.get("detail").asText()).contains("Known are", "sampling_rate");
    assertThat(
            inProject("PATCH", "/settings", "{\"time_zone\":\"Mars\"}", 400).get("field").asText())
        .isEqualTo("/time_zone");

    JsonNode restored = inProject("PATCH", "/settings", "{\"replay\":null}", 200);
    assertThat(restored.at("/replay/sampling_rate").asInt()).isEqualTo(100);
    assertThat(restored.get("origins")).hasSize(1);

    String mode = "{\"mode\":\"replay-optimized\",\"replay\":{\"record\":\"always\"}}";
    JsonNode ofTheHub = inProject("PATCH", "/settings", mode, 200).get("replay");
    assertThat(ofTheHub.get("sampling_rate").asInt()).isEqualTo(7);
    assertThat(ofTheHub.get("record").asText()).isEqualTo("always");
    inProject("PATCH", "/settings", "{\"mode\":null,\"replay\":null}", 200);
  }

  @Test
  void changesAreInTheAuditLogAndCantBeTakenOut(Stores stores) throws Exception {
    inProject("PATCH", "/settings", "{\"mode\":\"full\"}", 200);
    inProject("POST", "/keys", "{\"kind\":\"write\",\"name\":\"Site\"}", 200);
    inProject("POST", "/keys", "{\"kind\":\"nothing\"}", 400);
    stores.postgres("UPDATE audit_log SET actor_name = 'x'");
    stores.postgres(
        "DELETE FROM audit_log WHERE project_id = 'projects' AND at > now() - interval '1 day'");

    JsonNode entries = inProject("GET", "/audit-log?limit=2", "", 200).get("entries");

    assertThat(entries)
        .extracting(entry -> entry.get("actor_name").asText() + " " + entry.get("action").asText())
        .containsExactly("Admin create-key", "Admin change-settings");
    assertThat(
            inProject("GET", "/audit-log?before=" + entries.get(1).get("id").asText(), "", 200)
                .toString())
        .doesNotContain(entries.get(0).get("at").asText() + "\",\"actor\":\"nobody");
  }
}
