package io.gosight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.gosight.conventions.RouteFile.Step;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route follows the project's conventions. */
class RouteLintTest {
  private static final String KEBAB_CASE = "[a-z0-9]+(-[a-z0-9]+)*";

  /** What a route takes and gives stands after its promise. */
  private static final String BODIES = " Takes: [^.]+\\. Gives: [^.]+\\.$";

  private static final Set<String> EXPRESSIONS = Set.of("simple", "constant", "header", "tokenize");
  private static final Set<String> SCRIPTS =
      Set.of(
          "groovy",
          "js",
          "javascript",
          "python",
          "joor",
          "java",
          "mvel",
          "ognl",
          "spel",
          "csimple",
          "script");

  private static JsonSchema schema;

  static List<RouteFile> files() {
    return RouteFile.all();
  }

  @BeforeAll
  static void readSchema() {
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
            .getSchema(
                Objects.requireNonNull(
                    RouteLintTest.class.getResourceAsStream("/schema/camelYamlDsl.json")),
                SchemaValidatorsConfig.builder().preloadJsonSchema(false).build());
  }

  @Test
  void thereAreRoutes() {
    assertThat(files()).hasSizeGreaterThan(15);
  }

  @ParameterizedTest
  @MethodSource("files")
  void isValidByCamelsOwnSchema(RouteFile file) {
    assertThat(schema.validate(file.flows())).extracting(ValidationMessage::getMessage).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFlowHasANameAndAOneSentencePromise(RouteFile file) {
    for (JsonNode flow : file.described()) {
      assertThat(flow.path("id").asText()).matches(KEBAB_CASE);
      assertThat(flow.path("description").asText().replaceFirst(BODIES, ""))
          .as(flow.path("id").asText())
          .matches("[A-Z].*\\.")
          .doesNotContainPattern("[a-z)]\\. [A-Z]");
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aRouteThatIsCalledSaysWhatItTakesAndGives(RouteFile file) {
    for (JsonNode route : file.routes()) {
      if (route.at("/from/uri").asText().startsWith("direct:")) {
        assertThat(route.path("description").asText())
            .as(route.path("id").asText())
            .containsPattern(BODIES);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyRouteHasAnErrorPolicyThatThereIs(RouteFile file) {
    Set<String> policies =
        files().stream().flatMap(f -> f.policies().stream()).collect(Collectors.toSet());
    for (JsonNode route : file.routes()) {
      assertThat(policies)
          .as(route.path("id").asText())
          .contains(route.path("routeConfigurationId").asText());
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyStepHasAName(RouteFile file) {
    for (Step step : file.steps()) {
      assertThat(step.body().isObject()).as("%s is written in full", step).isTrue();
      assertThat(step.body().path("id").asText()).as(step.toString()).isNotEmpty();
      if (!step.body().path("id").asText().startsWith("{{")) {
        assertThat(step.body().path("id").asText()).matches(KEBAB_CASE);
      }
    }
    for (JsonNode route : file.routes()) {
      assertThat(route.at("/from/id").asText()).as("%s's from", route.path("id")).isNotEmpty();
    }
  }

  @Test
  void noNameIsTakenTwice() {
    assertThat(
            Stream.concat(
                    files().stream().flatMap(f -> f.steps().stream()).map(s -> s.body().path("id")),
                    files().stream().flatMap(f -> f.routes().stream()).map(r -> r.at("/from/id")))
                .map(JsonNode::asText))
        .doesNotHaveDuplicates();
    assertThat(
            files().stream()
                .flatMap(f -> f.described().stream())
                .map(flow -> flow.path("id").asText()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("files")
  void isWrittenInFull(RouteFile file) {
    assertThat(file.flows().findValues("from")).allMatch(from -> from.path("uri").isTextual());
    for (JsonNode uri : file.flows().findValues("uri")) {
      assertThat(uri.asText()).as("parameters stand below").doesNotContain("?");
    }
    for (String expression : EXPRESSIONS) {
      assertThat(file.flows().findValues(expression))
          .allMatch(node -> node.path("expression").isTextual());
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void holdsNoScript(RouteFile file) {
    for (String script : SCRIPTS) {
      assertThat(file.flows().findValues(script)).as(script).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void namesHostsTopicsAndSizesByProperties(RouteFile file) {
    for (JsonNode uri : file.flows().findValues("uri")) {
      if (uri.asText().startsWith("kafka") || uri.asText().contains("redis:")) {
        assertThat(uri.asText()).contains("{{gosight.");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatComesFromOutsideLosesItsHeadersFirst(RouteFile file) {
    for (JsonNode route : file.routes()) {
      JsonNode from = route.get("from");
      String uri = from.path("uri").asText();
      boolean http = uri.startsWith("platform-http:");
      if (http) {
        assertThat(from.at("/parameters/httpMethodRestrict").asText()).as(uri).isNotEmpty();
        assertThat(from.at("/parameters/headerFilterStrategy").asText())
            .as(uri)
            .isIn("#externalHeaderFilter", "#apiHeaders");
      }
      if (http || uri.startsWith("ingest-grpc:")) {
        assertThat(firstStepsStripHeaders(from.get("steps"))).as(uri).isTrue();
      }
    }
  }

  /** Only a bean that reads the request may come before. */
  private static boolean firstStepsStripHeaders(JsonNode steps) {
    JsonNode first = steps.path(0);
    JsonNode strip = first.has("bean") ? steps.path(1) : first;
    return strip.at("/removeHeaders/pattern").asText().equals("*");
  }

  @Test
  void everyPlaceThatIsCalledIsThere() {
    Set<String> entries =
        files().stream()
            .flatMap(f -> f.routes().stream())
            .map(route -> route.at("/from/uri").asText())
            .collect(Collectors.toSet());
    Map<String, String> calls =
        files().stream()
            .flatMap(f -> f.steps().stream())
            .filter(step -> step.body().path("uri").asText().startsWith("direct:"))
            .collect(Collectors.toMap(Step::toString, step -> step.body().path("uri").asText()));
    assertThat(entries).containsAll(calls.values());
  }
}
