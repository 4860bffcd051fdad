package io.gosight.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * Checks that a called route or bean gets a body that it takes, as far as types are known: a step
 * of which nothing is known may make anything. Used by one thread.
 */
final class BodyChecks {
  /** Steps that hold others and hand on what the inner ones make. */
  private static final Set<String> BRANCHING = Set.of("filter", "choice", "doTry", "loop", "step");

  private final BodyTypes types;

  BodyChecks(List<RouteSource> shipped, List<RouteSource> local) {
    this.types = new BodyTypes(shipped, local);
  }

  List<RouteProblem> check(RouteSource source) {
    List<RouteProblem> problems = new ArrayList<>();
    for (RouteFlow flow : source.flows()) {
      Node from = YamlNodes.child(flow.body(), "from");
      List<Node> steps = YamlNodes.items(YamlNodes.child(from, "steps"));
      if (flow.kind().equals("route") && !steps.isEmpty()) {
        String address = YamlNodes.text(from, "uri");
        String end = after(source, steps, begin(address), problems);
        String wanted = types.givenBy(address);
        if (!fits(end, wanted)) {
          Node last = steps.get(steps.size() - 1);
          problems.add(
              problem(source, last, "Callers of '" + address + "' expect", wanted, end, "after"));
        }
      }
    }
    return problems;
  }

  private String begin(String address) {
    return switch (address.replaceFirst(":.*", "")) {
      case "direct" -> types.takenBy(address);
      case "kafka" -> BodyTypes.RECORD;
      case "timer" -> BodyTypes.NOTHING;
      default -> BodyTypes.UNKNOWN;
    };
  }

  /** The body after the last of these steps. */
  private String after(
      RouteSource source, List<Node> steps, String before, List<RouteProblem> into) {
    String body = before;
    for (Node step : steps) {
      if (step instanceof MappingNode map) {
        for (NodeTuple tuple : map.getValue()) {
          body =
              after(source, YamlNodes.text(tuple.getKeyNode()), tuple.getValueNode(), body, into);
        }
      }
    }
    return body;
  }

  private String after(
      RouteSource source, String kind, Node step, String body, List<RouteProblem> into) {
    if (BodyTypes.KEEPING.contains(kind)) {
      return body;
    }
    if (BRANCHING.contains(kind)) {
      return afterBranches(source, step, body, into);
    }
    return switch (kind) {
      case "to" -> afterCall(source, step, body, into);
      case "bean" -> {
        String name = "'" + BodyTypes.name(step) + "' takes";
        expect(source, step, name, types.takenBy(step), body, into);
        yield types.givenBy(step);
      }
      case "split" -> {
        // The parts are of no known type.
        afterBranches(source, step, BodyTypes.UNKNOWN, into);
        boolean joined = YamlNodes.child(step, "aggregationStrategy") != null;
        yield joined ? BodyTypes.UNKNOWN : body;
      }
      case "marshal" -> BodyTypes.TEXT;
      case "unmarshal" -> isEvents(step) ? BodyTypes.EVENTS : BodyTypes.UNKNOWN;
      default -> BodyTypes.UNKNOWN;
    };
  }

  private String afterCall(RouteSource source, Node step, String body, List<RouteProblem> into) {
    Node uri = YamlNodes.child(step, "uri") == null ? step : YamlNodes.child(step, "uri");
    String address = YamlNodes.text(uri);
    expect(source, uri, "'" + address + "' takes", types.takenBy(address), body, into);
    boolean keeps = Stream.of("log:", "events:", "kafka:", "mock:").anyMatch(address::startsWith);
    return keeps ? body : types.givenBy(address);
  }

  /** What all branches agree on, and leaving the step out. */
  private String afterBranches(
      RouteSource source, Node step, String body, List<RouteProblem> into) {
    boolean same = true;
    for (String key : List.of("when", "otherwise", "doCatch", "doFinally")) {
      Node branch = YamlNodes.child(step, key);
      if (branch == null) {
        continue;
      }
      String begin = key.startsWith("do") ? BodyTypes.UNKNOWN : body;
      List<Node> branches =
          branch instanceof MappingNode ? List.of(branch) : YamlNodes.items(branch);
      for (Node one : branches) {
        same &= afterBranches(source, one, begin, into).equals(body);
      }
    }
    List<Node> steps = YamlNodes.items(YamlNodes.child(step, "steps"));
    same &= after(source, steps, body, into).equals(body);
    return same ? body : BodyTypes.UNKNOWN;
  }

  private static boolean isEvents(Node unmarshal) {
    return YamlNodes.text(YamlNodes.child(unmarshal, "custom"), "ref").equals("gosight-json");
  }

  private static boolean fits(String body, String wanted) {
    return body.equals(wanted)
        || body.equals(BodyTypes.UNKNOWN)
        || wanted.equals(BodyTypes.UNKNOWN);
  }

  private void expect(
      RouteSource source,
      Node place,
      String who,
      String wanted,
      String body,
      List<RouteProblem> into) {
    if (!fits(body, wanted)) {
      into.add(problem(source, place, who, wanted, body, "before"));
    }
  }

  private RouteProblem problem(
      RouteSource source, Node place, String who, String wanted, String body, String where) {
    return RouteChecker.at(
        source,
        place,
        who + " " + wanted + ", but the body here is " + body + ".",
        types
            .maker(wanted)
            .map(bean -> "Put a bean that makes it " + where + " this step: " + bean + ".")
            .orElse("Put a step that makes it " + where + " this one, or call another route."));
  }
}
