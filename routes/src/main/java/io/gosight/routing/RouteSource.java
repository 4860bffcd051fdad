package io.gosight.routing;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
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
  private static final int MAX_BRACKETS = 300;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

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
      return parse(file, Files.readString(file).replaceFirst("^" + BYTE_ORDER_MARK, ""));
    } catch (CharacterCodingException e) {
      throw problem(file, 1, 1, "The file is not in UTF-8.", "Save it in UTF-8.", e);
    } catch (AccessDeniedException e) {
      String fix = "Give the user that runs the hub the right to.";
      throw problem(file, 1, 1, "This user can't read the file.", fix, e);
    } catch (IOException e) {
      throw problem(file, 1, 1, "The file can't be read: " + e.getMessage() + ".", "Check it.", e);
    }
  }

  private static RouteSource parse(Path file, String text) throws UnreadableException {
    if (brackets(text) > MAX_BRACKETS) {
      throw problem(file, 1, 1, "The file is nested too deeply.", "Close its brackets.", null);
    }
    Node root = root(file, text);
    Optional<Node> odd = YamlNodes.firstEndless(root);
    if (odd.isPresent()) {
      throw problem(
          file,
          YamlNodes.line(odd.get()),
          YamlNodes.column(odd.get()),
          "This part contains itself, or is nested too deeply.",
          "Write it without anchors (&name) and aliases (*name).",
          null);
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

  /** How many brackets are open at most; the time to parse grows with the square of that. */
  private static int brackets(String text) {
    int open = 0;
    int most = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '[', '{' -> most = Math.max(most, ++open);
        case ']', '}' -> open--;
        default -> {}
      }
    }
    return most;
  }

  private static Node root(Path file, String text) throws UnreadableException {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try {
      Optional<Node> document = new Compose(settings).composeString(text);
      if (document.isEmpty()) {
        throw problem(file, 1, 1, "The file is empty.", "Add a route, or delete it.", null);
      }
      return document.get();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
      String what =
          e.getProblem().replaceFirst("\\s*\\(Do not use .*\\)$", "").replaceFirst("\\.$", "");
      String fix =
          what.contains("\\t")
              ? "Use spaces, not tabs."
              : "Check the indentation and quotes there.";
      throw problem(file, line, column, "YAML: " + what + ".", fix, e);
    } catch (YamlEngineException e) {
      throw problem(file, 1, 1, "YAML: " + e.getMessage() + ".", "Check the syntax.", e);
    } catch (StackOverflowError e) {
      throw problem(file, 1, 1, "The file is nested too deeply.", "Write it simpler.", e);
    }
  }

  private static RouteFlow flow(Node item, int lastLine) {
    String kind = "";
    Node body = item;
    if (item instanceof MappingNode map && !map.getValue().isEmpty()) {
      kind = YamlNodes.text(map.getValue().get(0).getKeyNode());
      body = map.getValue().get(0).getValueNode();
    }
    String id = YamlNodes.text(body, kind.equals("templatedRoute") ? "routeId" : "id");
    int firstLine = YamlNodes.line(item);
    return new RouteFlow(kind, id, firstLine, Math.max(firstLine, lastLine), body);
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
}
