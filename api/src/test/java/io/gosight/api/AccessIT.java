package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.Contract.Operation;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.keys.NewKey;
import io.gosight.api.project.Projects;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

/** How keys and parameters are taken, and what is refused before an operation executes. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {
  private final ObjectMapper json = new ObjectMapper();
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private Contract contract;
  private ApiServer server;
  private ApiKeys keys;
  private String good;

  @BeforeAll
  void start(Stores stores) throws Exception {
    contract = new Contract();
    Projects projects = new Projects(stores.postgres());
    projects.create("mine", "My shop");
    keys = new ApiKeys(stores.postgres(), new SecureRandom());
    good = keys.create(KeyKind.SECRET, "mine", "reader").plaintext();
    server = new ApiServer(stores.postgres(), stores.reader(), clock);
  }

  @AfterAll
  void stop() {
    server.close();
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
        .filteredOn(route -> decoded(route).contains("platform-http:///api/"))
        .extracting(Route::getRouteId)
        .containsExactlyInAnyOrderElementsOf(
            contract.operations().stream().map(Operation::id).toList());
  }

  @Test
  void anotherMethodIsRefusedWithThoseThatThereAre() throws Exception {
    HttpResponse<String> response =
        server.send("PUT", "/api/v1/projects/mine/alert-rules", "Bearer " + good);
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json.readTree(response.body()).get("code").asText()).isEqualTo("method_not_allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS", "DELETE"})
  void noMethodBesidesThoseOfTheContractDoesAnything(String method) throws Exception {
    HttpResponse<String> response =
        server.send(method, "/api/v1/projects/mine/alert-rules", "Bearer " + good);
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/nothing", "/api", "/api/v1/projects/mine/nothing", "/api/v2"})
  void anUnknownPathIsAProblemToo(String path) throws Exception {
    HttpResponse<String> response = server.get(path, "Bearer " + good);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json.readTree(response.body()).get("code").asText()).isEqualTo("not_found");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 200", "*/*, 200", "'text/html, application/*;q=0.5', 200",
    "text/html, 406", "application/json;q=0, 406", "'', 200"
  })
  void theClientMustAcceptJson(String accept, int status) throws Exception {
    HttpResponse<String> response =
        server.send(
            HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/projects/mine"))
                .header("Authorization", "Bearer " + good)
                .header("Accept", accept));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "application/json, 200",
        "application/json; charset=utf-8, 200",
        "text/plain, 415",
        "nothing, 415"
      },
      nullValues = "nothing")
  void aBodyMustBeJsonByItsType(String type, int status) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/projects/mine/alert-rules"))
            .header("Authorization", "Bearer " + good)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    contract
                        .example(
                            contract.operations().stream()
                                .filter(operation -> operation.id().equals("create-alert-rule"))
                                .findFirst()
                                .orElseThrow())
                        .toString()));
    if (type != null) {
      request.header("Content-Type", type);
    }
    assertThat(server.send(request).statusCode()).isEqualTo(status);
  }

  @Test
  void aRevocationActsWithinSeconds() throws Exception {
    NewKey key = keys.create(KeyKind.SECRET, "mine", "soon gone");
    assertThat(server.get("/api/v1/projects/mine", "Bearer " + key.plaintext()).statusCode())
        .isEqualTo(200);
    assertThat(keys.revoke(key.id())).isTrue();
    clock.add(Duration.ofSeconds(10));
    assertThat(server.get("/api/v1/projects/mine", "Bearer " + key.plaintext()).statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("badQueries")
  void aBadParameterIsRefusedWithTheValidChoices(String query, String hint) throws Exception {
    HttpResponse<String> response =
        server.get("/api/v1/projects/mine/overview?" + query, "Bearer " + good);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    JsonNode error = json.readTree(response.body());
    assertThat(error.get("code").asText()).isEqualTo("bad_parameter");
    assertThat(error.get("detail").asText()).contains(hint);
  }

  static Stream<Arguments> badQueries() {
    return Stream.of(
        Arguments.of("from=yesterday", "RFC 3339 date-time"),
        Arguments.of("from=2026-03-10T12:00:00Z&to=2026-03-10T12:00:00Z", "earlier"),
        Arguments.of("from=2020-01-01T00:00:00Z", "400 days"),
        Arguments.of("to=0001-01-01T00:00:00Z", "between"),
        Arguments.of("to=%2B999999999-01-01T00:00:00Z", "RFC 3339 date-time"),
        Arguments.of("time_zone=Mars/Olympus", "Europe/Berlin"),
        Arguments.of("since=2026-03-10T12:00:00Z", "[from, time_zone, to]"),
        Arguments.of("id=theirs", "[from, time_zone, to]"),
        Arguments.of("CamelHttpUri=/api/v1/projects/theirs", "[from, time_zone, to]"),
        Arguments.of("to=2026-03-10T12:00:00Z&to=2026-03-10T12:00:00Z", "twice"),
        Arguments.of("from=" + "2".repeat(3_950), "3900"));
  }

  @Test
  void aKeyInTheAddressIsRefused() throws Exception {
    HttpResponse<String> response =
        server.get("/api/v1/projects/mine?Authorization=Bearer+" + good, null);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("never in an address").doesNotContain(good);
  }

  private Stream<Arguments> operations() {
    return contract.operations().stream()
        .filter(operation -> !operation.role().equals("anonymous"))
        .map(operation -> Arguments.of(operation.id(), operation));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void aKeyIsTakenFromNowhereButTheHeader(String id, Operation operation) throws Exception {
    String method = operation.method();
    String path = operation.pathOf("mine").replaceFirst("[?].*", "");
    String key = "Authorization=Bearer%20" + good;

    for (String uri :
        List.of(
            path + "?" + key,
            path + "?x=1;" + key,
            path + "?x=1&;" + key,
            path + ";" + key,
            path + "/;" + key,
            path.replace("/v1", "/v1;" + key),
            path + "?access_token=" + good)) {
      assertThat(server.send(method, uri, null).statusCode()).as(uri).isIn(400, 401, 404, 405);
    }
    assertThat(server.sendForm(method, path, key).statusCode()).isEqualTo(401);
  }
}
