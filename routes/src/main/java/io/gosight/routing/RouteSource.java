package io.gosight.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A route file as it is written. Immutable.
 *
 * @param file where it is
 * @param text its text
 * @param root its document
 * @param flows its entries, in order
 */
public record RouteSource(Path file, String text, Node root, List<RouteFlow> flows) {
  private static final int MAX_BYTES = 1 << 20;

  /** What is wrong with a file that is not YAML. */
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient RouteProblem problem;

    UnreadableException(RouteProblem problem, Throwable cause) {
      super(problem.toString(), cause);
      this.problem = problem;
    }

    /** Where and what. */
    public RouteProblem problem() {
      return problem;
    }
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableException with line and column if it is no list of YAML entries
   */
  public static RouteSource read(Path file) throws UnreadableException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw problem(file, 1, 1, "The file has more than 1 MiB.", "Split it.", null);
      }
      return parse(file, Files.readString(file));
    } catch (IOException e) {
      throw problem(file, 1, 1, "The file can't be read: " + e.getMessage() + ".", "Check it.", e);
    }
  }

  private static RouteSource parse(Path file, String text) throws UnreadableException {
    Node root;
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      Optional<Node> document = new Compose(settings).composeString(text);
      if (document.isEmpty()) {
        throw problem(file, 1, 1, "The file is empty.", "Add a route, or delete it.", null);
      }
      root = document.get();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
      String message = "YAML: " + e.getProblem() + ".";
      throw problem(file, line, column, message, "Check the indentation there.", e);
    } catch (YamlEngineException e) {
      throw problem(file, 1, 1, "YAML: " + e.getMessage(), "Check the syntax.", e);
    }
    List<Node> items = YamlNodes.items(root);
    if (items.isEmpty()) {
      throw problem(
          file, 1, 1, "The file is not a list of routes.", "Begin with '- route:'.", null);
    }
    int lines = (int) text.lines().count();
    List<RouteFlow> flows = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      int last = i + 1 < items.size() ? YamlNodes.line(items.get(i + 1)) - 1 : lines;
      flows.add(flow(items.get(i), last));
    }
    return new RouteSource(file, text, root, List.copyOf(flows));
  }

  private static RouteFlow flow(Node item, int lastLine) {
    String kind = "";
    Node body = item;
    if (item instanceof MappingNode map && !map.getValue().isEmpty()) {
      kind = YamlNodes.text(map.getValue().get(0).getKeyNode());
      body = map.getValue().get(0).getValueNode();
    }
    String id = YamlNodes.text(body, kind.equals("templatedRoute") ? "routeId" : "id");
    return new RouteFlow(kind, id, YamlNodes.line(item), lastLine, body);
  }

  private static UnreadableException problem(
      Path file, int line, int column, String message, String fix, Throwable cause) {
    return new UnreadableException(new RouteProblem(file, line, column, message, fix), cause);
  }

  /** The text of one entry. */
  public String text(RouteFlow flow) {
    return String.join("\n", lines().subList(flow.firstLine() - 1, flow.lastLine())) + "\n";
  }

  /** The file's text with those entries left out; the others keep their lines. */
  public String without(Set<String> ids) {
    List<String> lines = new ArrayList<>(lines());
    for (RouteFlow flow : flows) {
      if (ids.contains(flow.id())) {
        for (int i = flow.firstLine() - 1; i < flow.lastLine(); i++) {
          lines.set(i, "#");
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private List<String> lines() {
    return text.lines().toList();
  }

  /** The files below a folder, sorted, at most {@code depth} folders deep. */
  static List<Path> files(Path folder, int depth) {
    if (Files.isRegularFile(folder)) {
      return List.of(folder);
    }
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var found = Files.walk(folder, depth)) {
      return found.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
