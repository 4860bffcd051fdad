package io.gosight.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Checks the rules that keep a stranger's request from becoming a command to Camel: entry routes
 * drop all headers first, and no address of an endpoint is made of a message.
 */
final class SecurityChecks {
  private static final Set<String> DYNAMIC =
      Set.of("toD", "recipientList", "routingSlip", "dynamicRouter", "enrich", "pollEnrich");
  private static final Set<String> ALLOWED_FILTERS = Set.of("#externalHeaderFilter", "#apiHeaders");

  List<RouteProblem> check(RouteSource source) {
    List<RouteProblem> problems = new ArrayList<>();
    YamlNodes.walk(
        source.root(),
        (key, value) -> {
          String name = YamlNodes.text(key);
          if (name.equals("from")) {
            checkEntry(source, value, problems);
          } else if (DYNAMIC.contains(name) && isFedByMessage(value)) {
            problems.add(
                RouteChecker.at(
                    source,
                    key,
                    "The step "
                        + name
                        + " makes an address of the message, which a stranger can write.",
                    "Use 'choice' with fixed addresses in 'to'."));
          }
        });
    return problems;
  }

  private static boolean isFedByMessage(Node value) {
    boolean[] fed = {isExpression(YamlNodes.text(value))};
    YamlNodes.walk(
        value,
        (key, inner) -> {
          boolean address = Set.of("uri", "expression").contains(YamlNodes.text(key));
          fed[0] |= address && isExpression(YamlNodes.text(inner));
          fed[0] |= YamlNodes.text(key).equals("header");
        });
    return fed[0];
  }

  private static boolean isExpression(String text) {
    return text.contains("${") || text.contains("$simple{");
  }

  private static void checkEntry(RouteSource source, Node from, List<RouteProblem> into) {
    String uri = YamlNodes.text(from, "uri");
    if (!uri.startsWith("platform-http:")) {
      return;
    }
    Node parameters = YamlNodes.child(from, "parameters");
    if (!ALLOWED_FILTERS.contains(YamlNodes.text(parameters, "headerFilterStrategy"))) {
      into.add(
          RouteChecker.at(
              source,
              from,
              "Headers of a request are commands to Camel, and this entry lets them in.",
              "Add the parameter headerFilterStrategy: \"#externalHeaderFilter\"."));
    }
    List<Node> steps = YamlNodes.items(YamlNodes.child(from, "steps"));
    boolean stripped =
        steps.stream()
            .limit(2)
            .map(step -> YamlNodes.child(step, "removeHeaders"))
            .anyMatch(step -> YamlNodes.text(step, "pattern").equals("*"));
    if (!stripped) {
      into.add(
          RouteChecker.at(
              source,
              from,
              "An entry route must drop all headers before anything else.",
              "Make its first step removeHeaders with pattern: \"*\"."));
    }
  }
}
