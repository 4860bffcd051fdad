package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.Contract.Operation;
import io.gosight.api.People.Person;
import io.gosight.api.auth.Grant;
import io.gosight.api.auth.Role;
import io.gosight.api.auth.Scope;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.keys.NewKey;
import io.gosight.api.project.Projects;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/**
 * Every operation of the contract, by everybody who may not execute it: it is refused, the response
 * says so as the contract does, and reveals nothing.
 */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DenialsIT {
  private static final String MINE = "denials";
  private static final String SECRET_NAME = "Secret name of my shop";

  private final ObjectMapper json = new ObjectMapper();
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private final List<Caller> strangers = new ArrayList<>();
  private final List<Caller> others = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private Contract contract;
  private ApiServer server;

  /** A caller who gets the same refusal everywhere in a project. */
  private record Caller(String name, String authorization, int status, String code) {}

  /** A caller with a grant, which decides what they may do. */
  private record Member(
      String name, String authorization, Role role, Set<Scope> scopes, boolean user) {
    boolean may(Operation operation) {
      return role.includes(Role.of(operation.role()).orElseThrow())
          && scopes.contains(Scope.of(operation.scope()).orElseThrow());
    }
  }

  @BeforeAll
  void start(Stores stores) throws Exception {
    contract = new Contract();
    Projects projects = new Projects(stores.postgres());
    projects.create(MINE, SECRET_NAME);
    projects.create("denials-theirs", "Their shop");
    People people = new People(stores, clock);
    ApiKeys keys = new ApiKeys(stores.postgres(), new SecureRandom());
    Person early = people.member("early", MINE, Role.OWNER, true);
    clock.add(Duration.ofMinutes(16));
    strangers(stores, people, keys, early);
    others.add(
        new Caller(
            "other tenant's owner",
            people.member("theirs", "denials-theirs", Role.OWNER, true).bearer(),
            404,
            "not_found"));
    others.add(new Caller("member of nothing", people.user("nobody").bearer(), 404, "not_found"));
    others.add(
        new Caller(
            "other project's key",
            "Bearer " + keys.create(KeyKind.SECRET, "denials-theirs", "x").plaintext(),
            404,
            "not_found"));
    for (Role role : Role.values()) {
      for (boolean replay : new boolean[] {false, true}) {
        Person person = people.member(role.text(), MINE, role, replay);
        Set<Scope> scopes = Grant.ofMember(MINE, role, replay).scopes();
        members.add(
            new Member(role.text() + " replay=" + replay, person.bearer(), role, scopes, true));
      }
    }
    for (Scope scope : Scope.values()) {
      NewKey key = keys.create(KeyKind.SECRET, MINE, scope.text(), EnumSet.of(scope));
      Role role = Grant.ofKey(MINE, Set.of(scope)).role();
      members.add(
          new Member("key with " + scope, "Bearer " + key.plaintext(), role, Set.of(scope), false));
    }
    server = new ApiServer(stores.postgres(), stores.reader(), stores.writer(), clock);
  }

  private void strangers(Stores stores, People people, ApiKeys keys, Person early)
      throws Exception {
    String good = keys.create(KeyKind.SECRET, MINE, "good").plaintext();
    NewKey revoked = keys.create(KeyKind.SECRET, MINE, "old");
    keys.revoke(revoked.id());
    NewKey expired = keys.create(KeyKind.SECRET, MINE, "expired");
    stores.postgres("UPDATE api_keys SET expires_at = now() WHERE id = '" + expired.id() + "'");
    Person signedOut = people.member("signed out", MINE, Role.OWNER, true);
    people.endSession(signedOut);
    unauthorized("no credential", null);
    unauthorized("no scheme", good);
    unauthorized("another scheme", "Basic bWU6bWU=");
    unauthorized("malformed key", "Bearer gss_short");
    unauthorized("unknown key", "Bearer gss_" + "a".repeat(43));
    unauthorized("revoked key", "Bearer " + revoked.plaintext());
    unauthorized("expired key", "Bearer " + expired.plaintext());
    unauthorized("expired token", early.bearer());
    unauthorized("token of an ended session", signedOut.bearer());
    Person valid = people.member("valid", MINE, Role.OWNER, true);
    Forgeries.of(valid.token(), signingKey(stores))
        .forEach((what, token) -> unauthorized("forged token: " + what, "Bearer " + token));
    strangers.add(
        new Caller(
            "write key",
            "Bearer " + keys.create(KeyKind.WRITE, MINE, "site").plaintext(),
            403,
            "write_key_refused"));
  }

  private void unauthorized(String name, String authorization) {
    strangers.add(new Caller(name, authorization, 401, "unauthorized"));
  }

  private static byte[] signingKey(Stores stores) throws Exception {
    try (Connection connection = stores.postgres().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT secret FROM signing_keys ORDER BY created_at DESC LIMIT 1")) {
      row.next();
      return row.getBytes(1);
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void nobodyExecutesWhatTheyMayNot() throws Exception {
    int denials = 0;
    for (Operation operation : contract.operations()) {
      for (Caller caller : refused(operation)) {
        isRefused(operation, caller);
        denials++;
      }
    }
    assertThat(denials).isGreaterThanOrEqualTo(1_000);
  }

  private List<Caller> refused(Operation operation) {
    List<Caller> refused = new ArrayList<>();
    if (operation.role().equals("anonymous")) {
      return refused;
    }
    refused.addAll(strangers);
    if (operation.inProject()) {
      refused.addAll(others);
      for (Member member : members) {
        if (!member.may(operation)) {
          refused.add(new Caller(member.name(), member.authorization(), 403, "insufficient_scope"));
        }
      }
    } else if (!operation.role().equals("caller")) {
      for (Member member : members) {
        if (!member.user()) {
          refused.add(new Caller(member.name(), member.authorization(), 403, "user_required"));
        } else if (operation.role().equals("administrator")) {
          refused.add(
              new Caller(member.name(), member.authorization(), 403, "administrator_required"));
        }
      }
    }
    return refused;
  }

  private void isRefused(Operation operation, Caller caller) throws Exception {
    String what = operation.id() + " by " + caller.name();
    String body = operation.readsBody() ? contract.example(operation).toString() : "";
    HttpResponse<String> response =
        server.send(operation.method(), operation.pathOf(MINE), caller.authorization(), body);
    assertThat(response.statusCode()).as(what + response.body()).isEqualTo(caller.status());
    JsonNode problem = json.readTree(response.body());
    assertThat(problem.get("code").asText()).as(what).isEqualTo(caller.code());
    assertThat(contract.check(operation, caller.status(), problem)).as(what).isEmpty();
    assertThat(response.body()).as(what).doesNotContain(SECRET_NAME, MINE, "gsw_AAA");
    assertThat(response.headers().firstValue("Cache-Control")).as(what).contains("no-store");
    assertThat(response.headers().firstValue("WWW-Authenticate").isPresent())
        .as(what)
        .isEqualTo(caller.status() == 401);
  }

  @Test
  void aOneTimePasswordOpensNothingButTheAccount(Stores stores) throws Exception {
    Person owner = new People(stores, clock).withOneTimePassword("fresh");
    for (Operation operation : contract.operations()) {
      if (!operation.role().matches("anonymous|user")) {
        isRefused(
            operation,
            new Caller("one-time password", owner.bearer(), 403, "password_change_required"));
      }
    }
  }

  @Test
  void aProjectThatDoesNotExistLooksLikeOneThatIsNotYours(Stores stores) throws Exception {
    Person administrator = new People(stores, clock).administrator("root");
    String nowhere = server.get("/api/v1/projects/nowhere", administrator.bearer()).body();
    assertThat(nowhere).contains("\"not_found\"");
    assertThat(server.get("/api/v1/projects/" + MINE, others.get(0).authorization()).body())
        .isEqualTo(nowhere);
  }
}
