package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.People.Person;
import io.gosight.api.auth.Role;
import io.gosight.api.project.Projects;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** Members, their roles, and invitations. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersIT {
  private static final String PROJECT = "members";

  private final ObjectMapper json = new ObjectMapper();
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private ApiServer server;
  private People people;
  private Person owner;

  @BeforeAll
  void serve(Stores stores) throws Exception {
    server = new ApiServer(stores.postgres(), stores.reader(), clock);
  }

  @BeforeEach
  void start(Stores stores) throws Exception {
    stores.postgres("DELETE FROM projects WHERE id = '" + PROJECT + "'");
    new Projects(stores.postgres()).create(PROJECT, "Members");
    people = new People(stores, clock);
    owner = people.member("Owner", PROJECT, Role.OWNER, false);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private JsonNode send(Person caller, String method, String path, String body, int status)
      throws Exception {
    HttpResponse<String> response =
        server.send(method, "/api/v1/projects/" + PROJECT + path, caller.bearer(), body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return json.readTree(response.body());
  }

  @Test
  void aChangedRoleActsAtOnce() throws Exception {
    Person bob = people.member("Bob", PROJECT, Role.VIEWER, false);
    send(bob, "GET", "/members", "", 403);

    send(owner, "PATCH", "/members/" + bob.id(), "{\"role\":\"admin\"}", 200);

    assertThat(send(bob, "GET", "/members", "", 200).get("members"))
        .extracting(member -> member.get("name").asText() + " " + member.get("role").asText())
        .containsExactly("Bob admin", "Owner owner");

    send(owner, "DELETE", "/members/" + bob.id(), "", 200);
    send(bob, "GET", "", "", 404);
  }

  @Test
  void theLastOwnerStaysAndOnlyOwnersMakeOwners() throws Exception {
    Person admin = people.member("Admin", PROJECT, Role.ADMIN, false);
    send(owner, "DELETE", "/members/" + owner.id(), "", 409);
    send(owner, "PATCH", "/members/" + owner.id(), "{\"role\":\"viewer\"}", 409);
    send(admin, "PATCH", "/members/" + admin.id(), "{\"role\":\"owner\"}", 403);
    send(admin, "DELETE", "/members/" + owner.id(), "", 403);
    send(admin, "POST", "/invitations", invitation("x@shop.example", "owner"), 403);

    send(owner, "PATCH", "/members/" + admin.id(), "{\"role\":\"owner\"}", 200);
    send(admin, "PATCH", "/members/" + owner.id(), "{\"role\":\"viewer\"}", 200);
    send(owner, "GET", "/members", "", 403);
  }

  @Test
  void aMemberWithoutReplayCanNotGrantIt() throws Exception {
    Person blind = people.member("Blind", PROJECT, Role.ADMIN, false);
    Person watcher = people.member("Watcher", PROJECT, Role.ADMIN, true);
    String self = "/members/" + blind.id();
    send(blind, "PATCH", self, "{\"replay\":true}", 403);
    send(blind, "PATCH", self, "{\"role\":\"admin\",\"replay\":true}", 403);
    send(blind, "POST", "/invitations", invitation("me-too@shop.example", "viewer"), 403);
    // What is there already may be left as it is.
    send(blind, "PATCH", "/members/" + watcher.id(), "{\"role\":\"viewer\",\"replay\":true}", 200);

    Person other = people.member("Other", PROJECT, Role.ADMIN, true);
    send(other, "PATCH", self, "{\"replay\":true}", 200);
    send(owner, "PATCH", self, "{\"replay\":false}", 200);
  }

  private static String invitation(String email, String role) {
    return "{\"email\":\"" + email + "\",\"role\":\"" + role + "\",\"replay\":true}";
  }

  private static String acceptance(String token, String password) {
    return "{\"token\":\"" + token + "\",\"name\":\"New\",\"password\":\"" + password + "\"}";
  }

  @Test
  void anInvitedPersonBecomesAMember() throws Exception {
    JsonNode created =
        send(owner, "POST", "/invitations", invitation("New@Shop.example", "analyst"), 200);
    String token = created.get("token").asText();
    assertThat(send(owner, "GET", "/invitations", "", 200).toString())
        .contains("new@shop.example")
        .doesNotContain(token);
    Browser browser = new Browser(server);
    JsonNode preview = browser.post("invitations/preview", "{\"token\":\"" + token + "\"}", 200);
    assertThat(preview.get("project_name").asText()).isEqualTo("Members");
    assertThat(preview.get("has_account").asBoolean()).isFalse();
    browser.post("invitations/accept", acceptance(token, "password1"), 400);

    JsonNode signedIn =
        browser.post("invitations/accept", acceptance(token, "quiet lemon tractor"), 200);

    assertThat(signedIn.at("/user/projects/0/role").asText()).isEqualTo("analyst");
    assertThat(signedIn.at("/user/projects/0/replay").asBoolean()).isTrue();
    browser.post("invitations/accept", acceptance(token, "quiet lemon tractor"), 400);
    send(owner, "POST", "/invitations", invitation("new@shop.example", "admin"), 409);
  }

  @Test
  void anExistingUserAcceptsWithTheirPassword() throws Exception {
    Person carl = people.user("Carl");
    String token =
        send(owner, "POST", "/invitations", invitation(carl.email(), "viewer"), 200)
            .get("token")
            .asText();
    Browser browser = new Browser(server);
    browser.post("invitations/accept", acceptance(token, "not the password"), 401);
    browser.post("invitations/accept", acceptance(token, People.PASSWORD), 200);
    send(carl, "GET", "", "", 200);
  }

  @Test
  void anInvitationEndsByRevocationReplacementAndTime() throws Exception {
    String first =
        send(owner, "POST", "/invitations", invitation("late@shop.example", "viewer"), 200)
            .get("token")
            .asText();
    JsonNode second =
        send(owner, "POST", "/invitations", invitation("late@shop.example", "viewer"), 200);
    Browser browser = new Browser(server);
    browser.post("invitations/preview", "{\"token\":\"" + first + "\"}", 400);
    String token = "{\"token\":\"" + second.get("token").asText() + "\"}";
    browser.post("invitations/preview", token, 200);
    send(owner, "DELETE", "/invitations/" + second.at("/invitation/id").asText(), "", 200);
    browser.post("invitations/preview", token, 400);
    String third =
        send(owner, "POST", "/invitations", invitation("late@shop.example", "viewer"), 200)
            .get("token")
            .asText();
    clock.add(Duration.ofDays(7));
    browser.post("invitations/preview", "{\"token\":\"" + third + "\"}", 400);
  }
}
