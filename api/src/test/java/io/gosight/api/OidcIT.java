package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.People.Person;
import io.gosight.api.oidc.OidcConfiguration;
import io.gosight.api.project.Projects;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** Signing in by a provider that is not ours: whose account that opens, and whose it does not. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcIT {
  private static final String LOGIN_PAGE = "http://127.0.0.1:1/login";

  private final ObjectMapper json = new ObjectMapper();
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private Stores stores;
  private IdentityProvider provider;
  private ApiServer server;
  private People people;

  @BeforeAll
  void serve(Stores lent) throws Exception {
    stores = lent;
    people = new People(stores, clock);
    new Projects(stores.postgres()).create("oidc", "Shop");
    provider = new IdentityProvider(LOGIN_PAGE);
    server =
        new ApiServer(
            stores.postgres(),
            stores.reader(),
            new OidcConfiguration(
                URI.create(provider.issuer()),
                "gosight",
                "client-secret",
                "Example login",
                Set.of("Allowed.Example"),
                URI.create(LOGIN_PAGE)),
            clock);
  }

  /** Long enough that no attempt of another test counts. */
  @BeforeEach
  void later() {
    clock.add(Duration.ofMinutes(10));
  }

  @AfterAll
  void stop() {
    server.close();
    provider.close();
  }

  /** An attempt of one browser. */
  private record Attempt(String cookie, Map<String, String> brought) {
    String body() {
      return "{\"code\":\"%s\",\"state\":\"%s\"}"
          .formatted(brought.get("code"), brought.get("state"));
    }
  }

  private HttpResponse<String> post(String operation, String body, String cookie) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/auth/oidc/" + operation))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return server.send(request);
  }

  private Attempt attempt(String person) throws Exception {
    HttpResponse<String> started = post("start", "", "");
    assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
    String cookie = started.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("; HttpOnly", "; SameSite=Strict", "; Max-Age=600");
    String url = json.readTree(started.body()).get("authorization_url").asText();
    return new Attempt(cookie.substring(0, cookie.indexOf(';')), provider.signIn(url, person));
  }

  private JsonNode signIn(String person, int status) throws Exception {
    Attempt attempt = attempt(person);
    return finish(attempt.body(), attempt.cookie(), status);
  }

  private JsonNode finish(String body, String cookie, int status) throws Exception {
    HttpResponse<String> finished = post("finish", body, cookie);
    assertThat(finished.statusCode()).as(finished.body()).isEqualTo(status);
    return json.readTree(finished.body());
  }

  private static String email(JsonNode signedIn) {
    return signedIn.at("/user/email").asText();
  }

  private void invite(String email, String role) throws Exception {
    stores.postgres(
        "INSERT INTO invitations (project_id, email, role, replay, token_hash, created_at,"
            + " expires_at) VALUES ('oidc', '%s', '%s', true, sha256('%s'), '2026-03-09', '2026-03-11')"
                .formatted(email, role, email));
  }

  @Test
  void theLoginPageLearnsOfTheProvider() throws Exception {
    assertThat(json.readTree(server.get("/api/v1/auth/oidc", null).body()))
        .hasToString("{\"enabled\":true,\"name\":\"Example login\"}");
  }

  @Test
  void aUserSignsInByTheVerifiedAddressAndLaterByTheSubject() throws Exception {
    Person ana = people.user("oidc ana");
    JsonNode signedIn = signIn("ana-1=" + ana.email(), 200);
    assertThat(email(signedIn)).isEqualTo(ana.email());
    String token = "Bearer " + signedIn.get("access_token").asText();
    assertThat(server.get("/api/v1/auth/me", token).statusCode()).isEqualTo(200);

    assertThat(email(signIn("ana-1=married@elsewhere.example", 200))).isEqualTo(ana.email());
    assertThat(signIn("another=" + ana.email(), 403).get("code").asText())
        .isEqualTo("sign_in_refused");
  }

  @Test
  void anUnverifiedAddressOpensNoAccount() throws Exception {
    Person bob = people.user("oidc bob");
    assertThat(signIn("unverified:" + bob.email(), 403).get("code").asText())
        .isEqualTo("sign_in_refused");
  }

  @Test
  void aStrangerNeedsAnInvitationOrAnAllowedDomain() throws Exception {
    String invited = "carl-" + UUID.randomUUID() + "@shop.example";
    assertThat(signIn(invited, 403).get("code").asText()).isEqualTo("sign_in_refused");
    invite(invited, "analyst");

    JsonNode carl = signIn(invited, 200);
    assertThat(carl.at("/user/projects/0/id").asText()).isEqualTo("oidc");
    assertThat(carl.at("/user/projects/0/role").asText()).isEqualTo("analyst");
    assertThat(carl.at("/user/administrator").asBoolean()).isFalse();

    String colleague = "dora-" + UUID.randomUUID() + "@allowed.example";
    assertThat(signIn(colleague, 200).at("/user/projects")).isEmpty();
    signIn("eve@allowed.example.evil.example", 403);
    signIn("eve@not-allowed.example", 403);
  }

  @Test
  void onlyTheBrowserThatStartedFinishesAndOnlyOnce() throws Exception {
    Person fay = people.user("oidc fay");
    Attempt hers = attempt(fay.email());
    Attempt other = attempt(people.user("oidc gus").email());
    finish(hers.body(), "", 401);
    finish(hers.body(), "gosight_oidc=", 401);
    finish(hers.body(), other.cookie(), 401);
    // Another browser's code under this browser's own state.
    finish(
        "{\"code\":\"%s\",\"state\":\"%s\"}"
            .formatted(other.brought().get("code"), hers.brought().get("state")),
        hers.cookie(),
        401);
    finish(hers.body(), hers.cookie(), 200);
    finish(hers.body(), hers.cookie(), 401);
  }

  @Test
  void aPageOfAnotherSiteStartsAndFinishesNothing() throws Exception {
    for (String operation : new String[] {"start", "finish"}) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/auth/oidc/" + operation))
              .POST(HttpRequest.BodyPublishers.ofString("{\"code\":\"a\",\"state\":\"b\"}"))
              .header("Content-Type", "application/json")
              .header("Origin", "https://evil.example");
      assertThat(server.send(request).statusCode()).isEqualTo(403);
    }
  }
}
