package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files in {@code routes/} are as the house writes them. */
class ApiRoutesTest {
  private static final String ERROR_POLICY = "answer-api-errors";

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("routes"))) {
      return files.sorted().toList();
    }
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
    if (flow.has("route")) {
      assertThat(flow.at("/route/routeConfigurationId").asText()).isEqualTo(ERROR_POLICY);
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
}
