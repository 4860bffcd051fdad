package io.gosight.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Validates route files by the schema of Camel's YAML DSL. Used by one thread. */
final class RouteSchema {
  private static final String FILE = "/schema/camelYamlDsl.json";
  private static final int MOST = 3;

  private final ObjectMapper json = new ObjectMapper();
  private JsonSchema schema;
  private final Set<String> steps = new TreeSet<>();

  /** The first few violations, each with the line that it is about. */
  List<RouteProblem> check(RouteSource source) {
    JsonNode flows;
    try {
      flows =
          json.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(source.text()));
    } catch (YamlEngineException | IllegalArgumentException e) {
      return List.of(unreadable(source, e));
    }
    Map<String, RouteProblem> problems = new LinkedHashMap<>();
    for (ValidationMessage violation : schema().validate(flows)) {
      RouteProblem problem = problem(source, violation);
      problems.putIfAbsent(problem.line() + ":" + problem.column(), problem);
    }
    return problems.values().stream().limit(MOST).toList();
  }

  /** A key that stands twice, a tag of another language, or a key that is no text. */
  private static RouteProblem unreadable(RouteSource source, RuntimeException failure) {
    Optional<Mark> mark = Optional.empty();
    String text = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    if (failure instanceof MarkedYamlEngineException marked) {
      mark = marked.getProblemMark();
      text = marked.getProblem();
    }
    return new RouteProblem(
        source.file(),
        mark.map(place -> place.getLine() + 1).orElse(1),
        mark.map(place -> place.getColumn() + 1).orElse(1),
        "YAML: " + text + ".",
        "Let each key be a word that stands once in its map.");
  }

  private RouteProblem problem(RouteSource source, ValidationMessage violation) {
    List<String> path = new ArrayList<>();
    for (int i = 0; i < violation.getInstanceLocation().getNameCount(); i++) {
      path.add(String.valueOf(violation.getInstanceLocation().getName(i)));
    }
    Node node = YamlNodes.at(source.root(), path);
    String unknown = violation.getProperty();
    if (unknown == null) {
      String message = violation.getMessage().replaceFirst("^\\$\\S*: ", "");
      return RouteChecker.at(source, node, "It " + message + ".", "See Camel's YAML DSL.");
    }
    if (violation.getType().equals("required")) {
      return RouteChecker.at(source, node, "It needs '" + unknown + "'.", "Add it.");
    }
    AtomicReference<Node> key = new AtomicReference<>();
    YamlNodes.walk(
        node,
        (name, value) -> {
          if (YamlNodes.text(name).equals(unknown)) {
            key.compareAndSet(null, name);
          }
        });
    boolean step = !path.isEmpty() && path.get(path.size() - 1).matches("\\d+");
    return RouteChecker.at(
        source,
        key.get() == null ? node : key.get(),
        (step ? "There is no step '" : "There is no option '") + unknown + "' here.",
        step
            ? "Did you mean " + RouteChecker.nearest(unknown, steps) + "?"
            : "Check its name and its indentation.");
  }

  private JsonSchema schema() {
    if (schema == null) {
      try (InputStream in = RouteSchema.class.getResourceAsStream(FILE)) {
        JsonNode tree = json.readTree(in);
        tree.at("/items/definitions/org.apache.camel.model.ProcessorDefinition/properties")
            .fieldNames()
            .forEachRemaining(steps::add);
        // The definitions refer to each other: to follow every reference takes seconds and half a
        // gigabyte, and a file uses few of them.
        SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().preloadJsonSchema(false).build();
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(tree, config);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return schema;
  }
}
