package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gosight.api.People.Person;
import io.gosight.api.identity.FirstOwner;
import io.gosight.api.sql.HubDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** Signing in and out, and what happens to sessions and their tokens. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningInIT {
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private ApiServer server;
  private People people;
  private Browser browser;

  @BeforeAll
  void serve(Stores stores) throws Exception {
    people = new People(stores, clock);
    server = new ApiServer(stores.postgres(), stores.reader(), clock);
  }

  @BeforeEach
  void start() {
    browser = new Browser(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String login(Person person) {
    return Browser.login(person.email(), People.PASSWORD);
  }

  @Test
  void aUserSignsInRefreshesAndSignsOut() throws Exception {
    Person ana = people.user("Ana");
    JsonNode signedIn =
        browser.post(
            "login", Browser.login(ana.email().toUpperCase(Locale.ROOT), People.PASSWORD), 200);
    assertThat(signedIn.get("user").get("name").asText()).isEqualTo("Ana");
    assertThat(browser.setCookie())
        .contains("; HttpOnly", "; SameSite=Strict", "; Path=/api/v1/auth", "; Max-Age=2592000")
        .doesNotContain("Secure");
    String first = signedIn.get("access_token").asText();
    assertThat(browser.get("me", first, 200).get("email").asText()).isEqualTo(ana.email());

    clock.add(Duration.ofMinutes(16));
    browser.get("me", first, 401);
    String second = browser.post("refresh", "", 200).get("access_token").asText();
    browser.get("me", second, 200);

    browser.post("logout", "", 200);
    assertThat(browser.cookie()).isEmpty();
    browser.get("me", second, 401);
    browser.post("refresh", "", 401);
  }

  @Test
  void theUseOfAnOldRefreshTokenEndsTheSession() throws Exception {
    browser.post("login", login(people.user("Bob")), 200);
    Browser thief = browser.copy();
    String token = browser.post("refresh", "", 200).get("access_token").asText();
    clock.add(Duration.ofMinutes(1));

    thief.post("refresh", "", 401);

    browser.get("me", token, 401);
    browser.post("refresh", "", 401);
  }

  @Test
  void aTokenWhoseAnswerWasLostWorksOnceMore() throws Exception {
    browser.post("login", login(people.user("Finn")), 200);
    Browser answered = browser.copy();
    answered.post("refresh", "", 200);
    clock.add(Duration.ofSeconds(2));

    String token = browser.post("refresh", "", 200).get("access_token").asText();

    browser.get("me", token, 200);
    browser.post("refresh", "", 200);
  }

  @Test
  void aTokenIsSupersededOnceItsSuccessorWasUsed() throws Exception {
    browser.post("login", login(people.user("Gus")), 200);
    Browser late = browser.copy();
    browser.post("refresh", "", 200);
    browser.post("refresh", "", 200);

    assertThat(late.post("refresh", "", 409).get("code").asText()).isEqualTo("refresh_superseded");

    browser.post("refresh", "", 200);
  }

  @Test
  void parallelRefreshesAllGoOn() throws Exception {
    browser.post("login", login(people.user("Cleo")), 200);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> refreshes =
          Collections.nCopies(
              8,
              () -> {
                browser.copy().post("refresh", "", 200);
                return 200;
              });
      for (Future<Integer> result : pool.invokeAll(refreshes)) {
        assertThat(result.get()).isEqualTo(200);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void anotherSiteCanUseNoCookie() throws Exception {
    browser.post("login", login(people.user("Dee")), 200);
    for (String operation : List.of("refresh", "logout")) {
      JsonNode refusal = browser.send("POST", operation, null, "", "https://evil.example", 403);
      assertThat(refusal.get("code").asText()).isEqualTo("cross_site");
    }
    browser.send("POST", "refresh", null, "", server.url(), 200);
  }

  @Test
  void wrongPasswordsAndUnknownUsersLookAlikeAndAreThrottled() throws Exception {
    Person eve = people.user("Eve");
    JsonNode wrong = browser.post("login", Browser.login(eve.email(), "wrong password"), 401);
    JsonNode unknown =
        browser.post("login", Browser.login("nobody@shop.example", "wrong password"), 401);
    assertThat(wrong).isEqualTo(unknown);
    assertThat(wrong.get("code").asText()).isEqualTo("invalid_credentials");
    for (int i = 0; i < 4; i++) {
      browser.post("login", Browser.login(eve.email(), "wrong password"), 401);
    }

    browser.post("login", login(eve), 429);
    assertThat(Integer.parseInt(browser.header("Retry-After"))).isBetween(1, 31);

    clock.add(Duration.ofSeconds(31));
    browser.post("login", login(eve), 200);
  }

  @Test
  void aOneTimePasswordMustBeChangedAndAWeakOneIsRefused() throws Exception {
    Person owner = people.withOneTimePassword("Owner");
    JsonNode signedIn = browser.post("login", login(owner), 200);
    assertThat(signedIn.at("/user/must_change_password").asBoolean()).isTrue();
    String token = signedIn.get("access_token").asText();
    assertThat(server.get("/api/v1/projects", "Bearer " + token).body())
        .contains("password_change_required");
    for (String weak : List.of("password", "qwertyuiop", "short", People.PASSWORD)) {
      JsonNode refusal = browser.post("password", token, change(People.PASSWORD, weak), 400);
      assertThat(refusal.get("code").asText()).as(weak).isIn("weak_password", "bad_parameter");
      assertThat(refusal.get("field").asText()).isEqualTo("/new_password");
    }
    JsonNode wrong = browser.post("password", token, change("no", "quiet lemon tractor"), 400);
    assertThat(wrong.get("field").asText()).isEqualTo("/current_password");
    Browser other = new Browser(server);
    other.post("login", login(owner), 200);

    browser.post("password", token, change(People.PASSWORD, "quiet lemon tractor"), 200);

    assertThat(server.get("/api/v1/projects", "Bearer " + token).statusCode()).isEqualTo(200);
    other.post("refresh", "", 401);
    new Browser(server).post("login", Browser.login(owner.email(), "quiet lemon tractor"), 200);
  }

  private static String change(String current, String next) {
    return "{\"current_password\":\"" + current + "\",\"new_password\":\"" + next + "\"}";
  }

  @Test
  void sessionsAreListedAndEnded() throws Exception {
    Person fay = people.user("Fay");
    String token = browser.post("login", login(fay), 200).get("access_token").asText();
    JsonNode sessions = browser.get("sessions", token, 200).get("sessions");
    assertThat(sessions).hasSize(2);
    browser.get("me", fay.token(), 200);

    browser.send("DELETE", "sessions/" + fay.session(), token, "", null, 200);

    browser.get("me", fay.token(), 401);
    assertThat(browser.get("sessions", token, 200).get("sessions"))
        .singleElement()
        .satisfies(session -> assertThat(session.get("current").asBoolean()).isTrue());
    browser.send("DELETE", "sessions/" + fay.session(), token, "", null, 404);
  }

  @Test
  void theFirstStartMakesAnOwnerUntilTheySignIn(Stores stores) throws Exception {
    HubDatabase postgres = new HubDatabase(stores.postgres());
    // Other tests have made users, so there is no first owner any more.
    assertThat(FirstOwner.ensure(postgres, "late@localhost")).isEmpty();
    FirstOwner made = FirstOwner.create(postgres, "Op@Localhost", "Operator").orElseThrow();
    assertThat(FirstOwner.create(postgres, "op@localhost", "Operator")).isEmpty();
    assertThat(made.toString()).doesNotContain(made.password());
    JsonNode user = browser.post("login", Browser.login(made.email(), made.password()), 200);
    assertThat(user.at("/user/administrator").asBoolean()).isTrue();

    FirstOwner again = FirstOwner.reset(postgres, "op@localhost").orElseThrow();

    browser.post("refresh", "", 401);
    browser.post("login", Browser.login(made.email(), made.password()), 401);
    browser.post("login", Browser.login(again.email(), again.password()), 200);
    assertThat(FirstOwner.reset(postgres, "nobody@localhost")).isEmpty();
  }
}
