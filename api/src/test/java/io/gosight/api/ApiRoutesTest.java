package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gosight.api.Contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files in {@code routes/} follow the conventions and cover the contract. */
class ApiRoutesTest {
  private static final String ERROR_POLICY = "handle-api-errors";

  private static final Set<String> COMPARED =
      Set.of("operation", "httpMethod", "path", "role", "scope", "readsBody");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("routes"))) {
      return files.filter(file -> !isOperations(file)).sorted().toList();
    }
  }

  private static boolean isOperations(Path file) {
    return file.getFileName().toString().startsWith("operations");
  }

  private static List<JsonNode> operations() throws IOException {
    List<JsonNode> operations = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("routes"))) {
      for (Path file : files.filter(ApiRoutesTest::isOperations).sorted().toList()) {
        new YAMLMapper().readTree(file.toFile()).forEach(operations::add);
      }
    }
    return operations;
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachHasOneDescribedFlowOfItsName(Path file) throws IOException {
    JsonNode flows = new YAMLMapper().readTree(file.toFile());
    assertThat(flows).hasSize(1);
    JsonNode flow = flows.get(0).elements().next();
    assertThat(file.getFileName()).hasToString(flow.get("id").asText() + ".camel.yaml");
    assertThat(flow.get("description").asText()).endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachRouteHasTheErrorPolicyThatThereIs(Path file) throws IOException {
    JsonNode flow = new YAMLMapper().readTree(file.toFile()).get(0);
    if (flow.has("routeTemplate")) {
      assertThat(flow.at("/routeTemplate/route/routeConfigurationId").asText())
          .isEqualTo(ERROR_POLICY);
    } else if (flow.has("route")) {
      // A timer has no client; its bean logs what fails.
      assertThat(
              flow.at("/route/from/uri").asText().startsWith("timer:")
                  || flow.at("/route/routeConfigurationId").asText().equals(ERROR_POLICY))
          .isTrue();
    } else {
      assertThat(flow.at("/routeConfiguration/id").asText()).isEqualTo(ERROR_POLICY);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyStepHasAnId(Path file) throws IOException {
    JsonNode flow = new YAMLMapper().readTree(file.toFile()).get(0);
    for (JsonNode steps : flow.findValues("steps")) {
      for (JsonNode step : steps) {
        assertThat(step.elements().next().has("id")).as(step.toString()).isTrue();
      }
    }
  }

  @Test
  void everyOperationOfTheContractHasARouteAndViceVersa() throws IOException {
    List<Map<String, String>> routes = new ArrayList<>();
    for (JsonNode flow : operations()) {
      JsonNode route = flow.get("templatedRoute");
      assertThat(route.get("routeTemplateRef").asText()).isEqualTo("operation");
      Map<String, String> parameters = new HashMap<>();
      route
          .get("parameters")
          .forEach(p -> parameters.put(p.get("name").asText(), p.get("value").asText()));
      assertThat(route.get("routeId").asText()).isEqualTo(parameters.get("operation"));
      assertThat(parameters.get("summary")).matches("[A-Z].*\\.");
      parameters.keySet().retainAll(COMPARED);
      parameters.putIfAbsent("readsBody", "false");
      routes.add(parameters);
    }
    assertThat(routes).extracting(route -> route.get("operation")).doesNotHaveDuplicates();
    assertThat(routes)
        .containsExactlyInAnyOrderElementsOf(
            new Contract().operations().stream().map(ApiRoutesTest::expected).toList());
  }

  @Test
  void everyBodyAndRequiredParameterHasAValidExample() throws IOException {
    Contract contract = new Contract();
    for (Operation operation : contract.operations()) {
      for (JsonNode parameter : operation.parameters()) {
        if (parameter.get("in").asText().equals("query")
            && parameter.path("required").asBoolean()) {
          assertThat(parameter.has("example")).as(operation.id()).isTrue();
        }
      }
      if (operation.readsBody()) {
        assertThat(contract.example(operation).isMissingNode()).as(operation.id()).isFalse();
        assertThat(contract.checkBody(operation, contract.example(operation)))
            .as(operation.id())
            .isEmpty();
      }
    }
  }

  private static Map<String, String> expected(Operation operation) {
    JsonNode definition = operation.definition();
    return Map.of(
        "operation", operation.id(),
        "httpMethod", operation.method(),
        "path", operation.path(),
        "role", definition.path("x-required-role").asText("missing"),
        "scope", definition.path("x-required-scope").asText("missing"),
        "readsBody", Boolean.toString(definition.has("requestBody")));
  }
}
