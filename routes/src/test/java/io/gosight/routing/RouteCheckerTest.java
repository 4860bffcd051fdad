package io.gosight.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A broken file is reported with its line and a remedy. */
class RouteCheckerTest {
  private static final String GOOD =
      """
      - route:
          id: errors-to-log
          description: Logs errors.
          routeConfigurationId: try-again-next-time
          from:
            uri: kafka:{{gosight.kafka.topic.errors}}
            parameters:
              groupId: mine
            steps:
              - bean:
                  ref: decode-events
              - to:
                  uri: log:errors
      """;

  @TempDir private Path folder;

  static RouteSet load(Path local) throws IOException {
    try (Stream<Path> stages = Files.list(Path.of("."))) {
      List<Path> shipped =
          stages.filter(Files::isDirectory).filter(p -> !p.endsWith("src")).sorted().toList();
      return RouteSet.load(shipped, shipped, local, Set.of("gosight.kafka.topic.errors"));
    }
  }

  private List<RouteProblem> check(String text) throws IOException {
    Files.writeString(folder.resolve("mine.camel.yaml"), text);
    RouteSet routes = load(folder);
    assertThat(routes.local()).hasSize(routes.broken().isEmpty() ? 1 : 0);
    return routes.broken();
  }

  @Test
  void aGoodFileHasNoProblem() throws IOException {
    assertThat(check(GOOD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          "    routeConfigurationId: try-again-next-time" | "" | 2 | no error policy
          try-again-next-time | try-agian | 4 | no error policy 'try-agian'
          kafka: | kafak: | 6 | no component 'kafak'
          groupId | gruopId | 8 | Did you mean groupId
          "        - bean:" | "        - baen:" | 10 | Did you mean bean
          decode-events | decode-event | 11 | Did you mean decode-events
          topic.errors | topic.error | 6 | Did you mean gosight.kafka.topic.errors
          log:errors | direct:enrich | 13 | Did you mean direct:enrich-batch
          log:errors | log:errors?shwoAll=true | 13 | Did you mean showAll
          id: errors-to-log | id: [ | 4 | YAML
          """)
  void namesTheLineAndTheFix(String good, String bad, int line, String message) throws IOException {
    assertThat(GOOD).contains(good);
    List<RouteProblem> problems = check(GOOD.replace(good, bad == null ? "" : bad));
    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.toString()).contains(message).contains("mine.camel.yaml");
              assertThat(problem.line()).as(problem.toString()).isEqualTo(line);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          - setBody: {simple: '${body'}                                           | no Simple expression
          - filter: {simple: '${body} == '}                                       | no Simple condition
          - filter: {expression: {simple: {expression: '${body[kind} == 1'}}}     | no Simple condition
          - to: {uri: 'events:drop', parameters: {when: '${body[url]} contains'}} | no Simple condition
          - filter: {simple: "${header[kafka.KEY]} startsWith '{{a.b:c}}'"}       | ``
          """)
  void aConditionIsParsed(String step, String message) throws IOException {
    String text = GOOD.replaceFirst("(?s)- bean:.*", Matcher.quoteReplacement(step) + "\n");
    List<RouteProblem> problems = check(text);
    assertThat(problems).extracting(RouteProblem::line).allMatch(line -> line == 10);
    assertThat(problems.toString()).contains(message);
    assertThat(problems.isEmpty()).isEqualTo(message.isEmpty());
  }

  @Test
  void anEntryMustStripHeadersAndAddressesMustBeFixed() throws IOException {
    String text =
        """
        - route:
            id: open-door
            routeConfigurationId: answer-internal-error
            from:
              uri: platform-http:/mine
              steps:
                - toD:
                    uri: kafka:${header.topic}
        """;
    assertThat(check(text))
        .extracting(RouteProblem::message)
        .anyMatch(message -> message.contains("lets them in"))
        .anyMatch(message -> message.contains("drop all headers"))
        .anyMatch(message -> message.contains("toD makes an address"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          - to: {uri: 'direct:enrich-batch'}                  | takes ValidatedBatch, but the body here is a list of events. Put a bean that makes it before this step: batchValidator.validate
          - to: {uri: 'direct:publish-dead-letters'}          | takes DeadLetterBatch
          - bean: {ref: batchEnricher, method: enrich}        | takes ValidatedBatch
          - filter: {simple: 'true', steps: [{to: {uri: 'direct:fan-out-batch'}}]} | takes AcceptedBatch
          - split: {simple: '${body}', steps: [{to: {uri: 'direct:enrich-batch'}}]} | ``
          - transform: {simple: '${body}'}                    | ``
          - bean: {ref: encode-events}                        | ``
          """)
  void aBodyThatDoesNotFitIsToldAtItsStep(String step, String message) throws IOException {
    List<RouteProblem> problems =
        check(GOOD.replaceFirst("- to:\\s+uri: log:errors", Matcher.quoteReplacement(step)));
    assertThat(problems).extracting(RouteProblem::line).allMatch(line -> line == 12);
    assertThat(problems.toString()).contains(message);
    assertThat(problems.isEmpty()).isEqualTo(message.isEmpty());
  }

  @Test
  void anOverrideGivesWhatItsCallersExpect() throws IOException {
    String recipe = Files.readString(Path.of("../docs/recipes/drop-noisy-url.camel.yaml"));
    assertThat(check(recipe)).isEmpty();
    assertThat(check(recipe + "        - bean:\n            ref: decode-events\n"))
        .extracting(RouteProblem::message)
        .containsExactly(
            "Callers of 'direct:enrich-batch' expect AcceptedBatch, but the body here is a list of"
                + " events.");
  }

  @Test
  void noShippedRouteNorRecipeHasABodyThatDoesNotFit() throws Exception {
    List<RouteSource> shipped = load(folder).shipped();
    BodyChecks bodies = new BodyChecks(shipped, List.of());
    assertThat(shipped).isNotEmpty().allSatisfy(s -> assertThat(bodies.check(s)).isEmpty());
    try (Stream<Path> recipes = Files.list(Path.of("../docs/recipes"))) {
      for (Path recipe : recipes.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        assertThat(bodies.check(RouteSource.read(recipe))).as(recipe.toString()).isEmpty();
      }
    }
  }

  @Test
  void twoRoutesCanNotShareAnId() throws IOException {
    assertThat(check(GOOD + GOOD)).anyMatch(problem -> problem.message().contains("used twice"));
  }

  @Test
  void aBrokenFileKeepsOnlyItselfOut() throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/good.camel.yaml"), GOOD);
    Files.writeString(folder.resolve("broken.camel.yaml"), "- route:\n  - x: [");
    RouteSet routes = load(folder);
    assertThat(routes.local()).hasSize(1);
    assertThat(routes.broken()).hasSize(1);
  }

  @Test
  void aLocalRouteReplacesTheShippedOneAndLeavesItsNeighbours() throws IOException {
    String override = GOOD.replace("errors-to-log", "health");
    Files.writeString(folder.resolve("mine.camel.yaml"), override);
    RouteSet routes = load(folder);
    assertThat(routes.broken()).isEmpty();
    assertThat(routes.overridden()).containsExactly("health");
    Path copies = folder.resolve("effective");
    List<Path> files = new EffectiveRoutes(copies).files(routes);
    assertThat(files)
        .contains(folder.resolve("mine.camel.yaml"), copies.resolve("operate/health.camel.yaml"));
    String copy = Files.readString(copies.resolve("operate/health.camel.yaml"));
    String shipped = Files.readString(Path.of("operate/health.camel.yaml"));
    assertThat(copy).contains("id: ready").doesNotContain("id: health");
    assertThat(copy.lines().toList().indexOf("    id: ready"))
        .isEqualTo(shipped.lines().toList().indexOf("    id: ready"));
  }

  @Test
  void findsTheTopicsThatLocalRoutesName() throws IOException {
    Files.writeString(
        folder.resolve("mine.camel.yaml"), GOOD.replace("log:errors", "kafka:clicks"));
    assertThat(
            LocalTopics.of(
                load(folder), Map.of("gosight.kafka.topic.errors", "gosight.events.errors")))
        .containsExactly("clicks", "gosight.events.errors");
  }
}
