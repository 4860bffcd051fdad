package io.gosight.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file of flows.
 *
 * @param path where it lies, from the project's root
 * @param flows its flows as they are written
 */
public record RouteFile(Path path, JsonNode flows) {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> FLOWS = Set.of("route", "routeTemplate", "routeConfiguration");

  /** A step: its kind, such as {@code bean}, and what is written under it. */
  public record Step(Path file, String kind, JsonNode body) {
    @Override
    public String toString() {
      return file + ": " + kind + " " + body.path("id").asText(body.toString());
    }
  }

  /** Every file of the hub's and the API's routes. */
  public static List<RouteFile> all() {
    return Stream.of("routes", "api/routes").flatMap(RouteFile::in).toList();
  }

  private static Stream<RouteFile> in(String folder) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder), 2)) {
      return files
          .filter(file -> file.toString().endsWith(".camel.yaml"))
          .filter(file -> !file.startsWith(ROOT.resolve("routes/target")))
          .sorted()
          .map(RouteFile::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RouteFile read(Path file) {
    try {
      return new RouteFile(ROOT.relativize(file), new YAMLMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is not YAML.", e);
    }
  }

  /** The routes of the file, those in templates among them. */
  public List<JsonNode> routes() {
    List<JsonNode> routes = new ArrayList<>();
    for (JsonNode flow : flows) {
      if (flow.has("route")) {
        routes.add(flow.get("route"));
      }
      if (flow.has("routeTemplate")) {
        routes.add(flow.at("/routeTemplate/route"));
      }
    }
    return routes;
  }

  /** What stands under each flow of the file that has a name and a promise. */
  public List<JsonNode> described() {
    List<JsonNode> described = new ArrayList<>();
    for (JsonNode flow : flows) {
      for (Map.Entry<String, JsonNode> entry : flow.properties()) {
        if (FLOWS.contains(entry.getKey())) {
          described.add(entry.getValue());
        }
      }
    }
    return described;
  }

  /** The ids of the file's error policies. */
  public List<String> policies() {
    return flows.findValues("routeConfiguration").stream()
        .map(policy -> policy.path("id").asText())
        .toList();
  }

  /** Every step, however deep. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (JsonNode list : flows.findParents("steps")) {
      collect(list, steps);
    }
    return steps.stream().distinct().toList();
  }

  private void collect(JsonNode parent, List<Step> into) {
    for (JsonNode step : parent.get("steps")) {
      for (Map.Entry<String, JsonNode> entry : step.properties()) {
        into.add(new Step(path, entry.getKey(), entry.getValue()));
        for (JsonNode inner : entry.getValue().findParents("steps")) {
          collect(inner, into);
        }
      }
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
