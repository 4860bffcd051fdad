package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.Contract.Operation;
import io.gosight.api.auth.Scope;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.keys.NewKey;
import io.gosight.api.project.Projects;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the contract, executed by every kind of caller. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {
  /** What even a good key gets from those that need a body, or something that is not there. */
  private static final Map<String, String> REFUSALS =
      Map.of(
          "create-alert-rule", "bad_parameter",
          "change-alert-rule", "bad_parameter",
          "snooze-alert-rule", "bad_parameter",
          "give-feedback", "bad_parameter",
          "get-alert-rule", "not_found",
          "delete-alert-rule", "not_found",
          "delete-ignore-rule", "not_found");

  private static final Map<String, Integer> STATUS = Map.of("bad_parameter", 400, "not_found", 404);

  private final ObjectMapper json = new ObjectMapper();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-10T12:00:00Z"));
  private Contract contract;
  private ApiServer server;
  private ApiKeys keys;
  private String good;
  private String readOnly;
  private String others;
  private String write;
  private NewKey revoked;

  @BeforeAll
  void start(Stores stores) throws Exception {
    contract = new Contract();
    Projects projects = new Projects(stores.postgres());
    projects.create("mine", "My shop");
    projects.create("theirs", "Their shop");
    keys = new ApiKeys(stores.postgres(), new SecureRandom());
    good = keys.create(KeyKind.SECRET, "mine", "reader").plaintext();
    readOnly = keys.create(KeyKind.SECRET, "mine", "link", Set.of(Scope.READ)).plaintext();
    others = keys.create(KeyKind.SECRET, "theirs", "reader").plaintext();
    write = keys.create(KeyKind.WRITE, "mine", "site").plaintext();
    revoked = keys.create(KeyKind.SECRET, "mine", "old");
    keys.revoke(revoked.id());
    server = new ApiServer(stores.postgres(), stores.reader(), clock);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /** Caller, Authorization header, for which project, and what the answer must be. */
  private List<Arguments> callers() {
    return List.of(
        Arguments.of("no key", null, "mine", 401, "unauthorized"),
        Arguments.of("no scheme", good, "mine", 401, "unauthorized"),
        Arguments.of("another scheme", "Basic bWU6bWU=", "mine", 401, "unauthorized"),
        Arguments.of("malformed key", "Bearer gss_short", "mine", 401, "unauthorized"),
        Arguments.of("unknown key", "Bearer gss_" + "a".repeat(43), "mine", 401, "unauthorized"),
        Arguments.of("revoked key", "Bearer " + revoked.plaintext(), "mine", 401, "unauthorized"),
        Arguments.of("write key", "Bearer " + write, "mine", 403, "write_key_refused"),
        Arguments.of("other project's key", "Bearer " + others, "mine", 404, "not_found"),
        Arguments.of("key of no such project", "Bearer " + good, "nowhere", 404, "not_found"),
        Arguments.of("impossible project", "Bearer " + good, "a%2Fb", 404, "not_found"),
        Arguments.of("good key", "Bearer " + good, "mine", 200, null));
  }

  Stream<Arguments> everyOperationByEveryAsker() {
    return contract.operations().stream()
        .flatMap(
            operation ->
                callers().stream()
                    .map(
                        caller ->
                            Arguments.of(
                                operation.id(),
                                caller.get()[0],
                                operation,
                                caller.get()[1],
                                caller.get()[2],
                                caller.get()[3],
                                caller.get()[4])));
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("everyOperationByEveryAsker")
  void isAnsweredAsTheContractSays(
      String id,
      String caller,
      Operation operation,
      String authorization,
      String project,
      int usual,
      String usualCode)
      throws Exception {
    String refusal = usual == 200 ? REFUSALS.get(id) : usualCode;
    int status = usual == 200 && refusal != null ? STATUS.get(refusal) : usual;
    String code = refusal;
    HttpResponse<String> response =
        server.send(
            operation.method().toUpperCase(Locale.ROOT), operation.pathOf(project), authorization);
    JsonNode body = json.readTree(response.body());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(contract.check(operation, status, body)).isEmpty();
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    if (code != null) {
      assertThat(body.at("/error/code").asText()).isEqualTo(code);
      assertThat(response.body()).doesNotContain(good, others, write, "My shop");
    }
    assertThat(response.headers().firstValue("WWW-Authenticate").isPresent())
        .isEqualTo(status == 401);
  }

  @Test
  void everyOperationHasARouteOfItsName() {
    assertThat(contract.operations())
        .allSatisfy(
            operation -> {
              assertThat(server.camel().getRoute(operation.id())).as(operation.id()).isNotNull();
              assertThat(decoded(server.camel().getRoute(operation.id())))
                  .contains("/" + operation.path() + "?");
            });
  }

  private static String decoded(Route route) {
    return URLDecoder.decode(route.getEndpoint().getEndpointUri(), StandardCharsets.UTF_8);
  }

  @Test
  void everyRouteOfTheApiIsInTheContract() {
    assertThat(server.camel().getRoutes())
        .filteredOn(route -> route.getEndpoint().getEndpointUri().contains("/api/"))
        .extracting(Route::getRouteId)
        .containsExactlyInAnyOrderElementsOf(
            contract.operations().stream().map(Operation::id).toList());
  }

  @Test
  void aRevocationActsWithinSeconds() throws Exception {
    NewKey key = keys.create(KeyKind.SECRET, "mine", "soon gone");
    assertThat(server.get("/api/v1/projects/mine", "Bearer " + key.plaintext()).statusCode())
        .isEqualTo(200);
    assertThat(keys.revoke(key.id())).isTrue();
    clock.advance(Duration.ofSeconds(10));
    assertThat(server.get("/api/v1/projects/mine", "Bearer " + key.plaintext()).statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("badQueries")
  void aBadParameterIsRefusedWithTheValidChoices(String query, String hint) throws Exception {
    HttpResponse<String> response =
        server.get("/api/v1/projects/mine/overview?" + query, "Bearer " + good);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    JsonNode error = json.readTree(response.body()).get("error");
    assertThat(error.get("code").asText()).isEqualTo("bad_parameter");
    assertThat(error.get("message").asText()).contains(hint);
  }

  static Stream<Arguments> badQueries() {
    return Stream.of(
        Arguments.of("from=yesterday", "2026-01-31T12:00:00Z"),
        Arguments.of("from=2026-03-10T12:00:00Z&to=2026-03-10T12:00:00Z", "earlier"),
        Arguments.of("from=2020-01-01T00:00:00Z", "400 days"),
        Arguments.of("to=0001-01-01T00:00:00Z", "between"),
        Arguments.of("to=%2B999999999-01-01T00:00:00Z", "between"),
        Arguments.of("time_zone=Mars/Olympus", "Europe/Berlin"),
        Arguments.of("since=2026-03-10T12:00:00Z", "[from, time_zone, to]"),
        Arguments.of("id=theirs", "[from, time_zone, to]"),
        Arguments.of("CamelHttpUri=/api/v1/projects/theirs", "[from, time_zone, to]"),
        Arguments.of("to=2026-03-10T12:00:00Z&to=2026-03-10T12:00:00Z", "twice"),
        Arguments.of("from=" + "2".repeat(3000), "2000"));
  }

  @Test
  void aKeyInTheAddressIsRefused() throws Exception {
    HttpResponse<String> response =
        server.get("/api/v1/projects/mine?Authorization=Bearer+" + good, null);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("never in an address").doesNotContain(good);
  }

  private Stream<Arguments> operations() {
    return contract.operations().stream().map(operation -> Arguments.of(operation.id(), operation));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void aReadOnlyKeyExecutesOnlyWhatNeedsTheScopeRead(String id, Operation operation)
      throws Exception {
    HttpResponse<String> response =
        server.send(
            operation.method().toUpperCase(Locale.ROOT),
            operation.pathOf("mine"),
            "Bearer " + readOnly);

    if (operation.definition().get("x-required-scope").asText().equals("read")) {
      assertThat(response.statusCode())
          .isEqualTo(REFUSALS.containsKey(id) ? STATUS.get(REFUSALS.get(id)) : 200);
    } else {
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(json.readTree(response.body()).at("/error/code").asText())
          .isEqualTo("insufficient_scope");
      assertThat(contract.check(operation, 403, json.readTree(response.body()))).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void aKeyIsTakenFromNowhereButTheHeader(String id, Operation operation) throws Exception {
    String method = operation.method().toUpperCase(Locale.ROOT);
    String path = operation.pathOf("mine");
    String key = "Authorization=Bearer%20" + good;

    for (String uri :
        List.of(
            path + "?" + key,
            path + "?x=1;" + key,
            path + "?x=1&;" + key,
            path + ";" + key,
            path + "/;" + key,
            path.replace("/mine", "/mine;" + key),
            path + "?access_token=" + good)) {
      assertThat(server.send(method, uri, null).statusCode()).as(uri).isIn(400, 401, 404, 405);
    }
    assertThat(server.sendForm(method, path, key).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void noTextInAParameterIsAFailureOfTheServer(String id, Operation operation) throws Exception {
    for (JsonNode parameter : operation.definition().path("parameters")) {
      String name = contract.resolve(parameter).get("name").asText();
      for (String text :
          List.of("%00", "a%09b", "%5C", "a%5CN", "%5C0", "%27%22%60", "%0A%0D", "%ED%A0%80")) {
        String uri = operation.pathOf("mine") + "?" + name + "=" + text;
        HttpResponse<String> response =
            server.send(operation.method().toUpperCase(Locale.ROOT), uri, "Bearer " + good);
        assertThat(response.statusCode()).as(uri + " " + response.body()).isIn(200, 400);
      }
    }
  }
}
