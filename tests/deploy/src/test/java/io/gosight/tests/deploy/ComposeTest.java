package io.gosight.tests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose files against the Compose specification's schema and GoSight's settings. */
class ComposeTest {
  private static final String FOLDER = "config/compose/";
  private static final String BASE = "compose.yaml";

  private static JsonNode file(String name) throws Exception {
    return Project.yaml(Project.text(FOLDER + name)).get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASE, "compose.full.yaml", "compose.replay-optimized.yaml"})
  void followsTheSpecification(String name) throws Exception {
    try (InputStream in = ComposeTest.class.getResourceAsStream("/compose-spec.json")) {
      // The schema names its parts by the keyword of an earlier draft.
      JsonNode definition = new ObjectMapper().readTree(in);
      definition.findParents("id").forEach(parent -> ((ObjectNode) parent).remove("id"));
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909).getSchema(definition);
      Set<ValidationMessage> problems = schema.validate(file(name));
      assertThat(problems).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {BASE, "compose.full.yaml", "compose.replay-optimized.yaml"})
  void setsOnlyWhatThereIsAndInAModeThatThereIs(String name) throws Exception {
    Set<String> known = new TreeSet<>();
    Project.settings().forEach(key -> known.add(Project.variable(key)));
    for (JsonNode service : file(name).path("services")) {
      Iterator<String> variables = service.path("environment").fieldNames();
      variables.forEachRemaining(
          variable -> {
            if (variable.startsWith("GOSIGHT_") && !variable.equals("GOSIGHT_DOMAIN")) {
              assertThat(known).contains(variable);
            }
          });
      String mode = service.path("environment").path("GOSIGHT_MODE").asText();
      assertThat(mode).isIn("", "full", "analytics-only", "replay-optimized");
    }
  }

  @Test
  void onlyTheProxyIsOnTheInternetAndStoresHaveNoWayOut() throws Exception {
    JsonNode compose = file(BASE);
    assertThat(compose.at("/networks/internal/internal").asBoolean()).isTrue();
    compose
        .path("services")
        .properties()
        .forEach(
            service -> {
              boolean outside = service.getValue().path("networks").toString().contains("outside");
              assertThat(outside)
                  .as(service.getKey())
                  .isEqualTo(Set.of("traefik", "alert", "grafana").contains(service.getKey()));
              for (JsonNode port : service.getValue().path("ports")) {
                assertThat(service.getKey().equals("traefik") || port.asText().startsWith("127."))
                    .as(service.getKey())
                    .isTrue();
              }
            });
  }

  @Test
  void everySecretIsInTheExample() throws Exception {
    String example = Project.text(FOLDER + ".env.example");
    for (String name : new String[] {BASE, "compose.full.yaml"}) {
      assertThat(
              Project.all(Pattern.compile("\\$\\{([A-Z0-9_]+):\\?"), Project.text(FOLDER + name)))
          .allSatisfy(variable -> assertThat(example).contains("\n" + variable + "="));
    }
  }
}
