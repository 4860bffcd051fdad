package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gosight.api.Contract.Operation;
import io.gosight.api.People.Person;
import io.gosight.api.project.Projects;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/**
 * Requests generated from the contract, valid and broken: every response is one of the contract.
 */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedRequestsIT {
  private static final String PROJECT = "generated";
  private static final int BROKEN_BODIES = 15;
  private static final int OPERATIONS_WITH_ALL_TEXTS = 3;
  private static final List<String> TEXTS =
      List.of(
          "",
          "0",
          "-1",
          "99999999999999999999",
          "1e308",
          "NaN",
          "true",
          "null",
          "[]",
          "{}",
          "2026-03-10T12:00:00Z",
          "0001-01-01T00:00:00Z",
          "\u0000",
          "\t",
          "\\",
          "'\"`--",
          "\ud83d\ude00",
          "../..",
          "%00",
          "a".repeat(1_000),
          "Europe/Berlin",
          "${jndi:x}");

  private final ObjectMapper json = new ObjectMapper();
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private final Random random = new Random(14);
  private Contract contract;
  private ApiServer server;
  private People people;
  private Person person;

  @BeforeAll
  void start(Stores stores) throws Exception {
    contract = new Contract();
    new Projects(stores.postgres()).create(PROJECT, "Generated");
    people = new People(stores, clock);
    server = new ApiServer(stores.postgres(), stores.reader(), stores.writer(), clock);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void theExamplesOfTheContractAreUnderstood() throws Exception {
    for (Operation operation : contract.operations()) {
      String body = operation.readsBody() ? contract.example(operation).toString() : "";
      int status = send(operation, operation.pathOf(PROJECT), body);
      // 404: what the path names, and 409: what it creates, is not or already there.
      assertThat(status).as(operation.id()).isIn(200, 400, 401, 404, 409);
    }
  }

  @Test
  void noParameterIsAFailureOfTheServer() throws Exception {
    Map<String, Integer> tried = new HashMap<>();
    for (Operation operation : contract.operations()) {
      for (JsonNode parameter : operation.parameters()) {
        if (parameter.get("in").asText().equals("query")) {
          String name = parameter.get("name").asText();
          String path = operation.pathOf(PROJECT).replaceFirst("[?].*", "");
          for (String text : texts(tried.merge(name, 1, Integer::sum))) {
            send(operation, path + "?" + name + "=" + encoded(text), "");
          }
        }
      }
    }
  }

  /**
   * All texts for the first operations with a parameter of that name, and every fourth for the
   * others, whose code to read it is the same.
   *
   * @param turn how many operations with the parameter there were, this one included
   */
  private static List<String> texts(int turn) {
    return turn <= OPERATIONS_WITH_ALL_TEXTS
        ? TEXTS
        : IntStream.range(0, TEXTS.size())
            .filter(i -> i % 4 == turn % 4)
            .mapToObj(TEXTS::get)
            .toList();
  }

  @Test
  void noBodyIsAFailureOfTheServer() throws Exception {
    for (Operation operation : contract.operations()) {
      if (operation.readsBody()) {
        JsonNode example = contract.example(operation);
        for (String text : List.of("", "null", "[]", "\"x\"", "{", "{}", "[".repeat(5_000))) {
          send(operation, operation.pathOf(PROJECT), text);
        }
        for (int i = 0; i < BROKEN_BODIES; i++) {
          send(operation, operation.pathOf(PROJECT), broken(example).toString());
        }
      }
    }
  }

  /** The status of a response, which is one of the contract. */
  private int send(Operation operation, String path, String body) throws Exception {
    // Operations on the account may end the session or change the password.
    if (person == null || operation.role().equals("user")) {
      person = people.administrator("generated");
    }
    HttpResponse<String> response = server.send(operation.method(), path, person.bearer(), body);
    String what = operation.id() + " " + path + " " + body + " -> " + response.body();
    assertThat(response.statusCode()).as(what).isLessThan(500);
    // Media types apply to every operation alike, so the contract does not repeat them.
    if (!Set.of(406, 415).contains(response.statusCode()) && isJson(response)) {
      assertThat(contract.check(operation, response.statusCode(), json.readTree(response.body())))
          .as(what)
          .isEmpty();
    }
    return response.statusCode();
  }

  /** Exports are files. */
  private static boolean isJson(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("").contains("json");
  }

  /** The example with one value replaced, removed or added somewhere. */
  private JsonNode broken(JsonNode example) {
    JsonNode copy = example.deepCopy();
    List<ObjectNode> objects = new ArrayList<>();
    collect(copy, objects);
    ObjectNode target = objects.get(random.nextInt(objects.size()));
    List<String> names = new ArrayList<>();
    target.fieldNames().forEachRemaining(names::add);
    String name =
        names.isEmpty() || random.nextInt(8) == 0
            ? "other"
            : names.get(random.nextInt(names.size()));
    switch (random.nextInt(6)) {
      case 0 -> target.remove(name);
      case 1 -> target.putNull(name);
      case 2 -> target.put(name, random.nextLong());
      case 3 -> target.putArray(name).add(TEXTS.get(random.nextInt(TEXTS.size())));
      case 4 -> target.putObject(name).put("x", "\ud800");
      default -> target.put(name, TEXTS.get(random.nextInt(TEXTS.size())));
    }
    return copy;
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        collect(field.getValue(), objects);
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(item -> collect(item, objects));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
