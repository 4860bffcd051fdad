package io.gosight.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Checks that beans and properties are there. The known beans are those that any shipped route
 * names, those for the operator's routes, and those that a file declares. Used by one thread.
 */
final class ReferenceChecks {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}:?!]+)(:[^{}]*)?}}");
  private static final Set<String> FOR_OPERATORS =
      Set.of(
          "decode-events",
          "decode-alert",
          "tracker-batches",
          "encode-events",
          "gosight-json",
          "postgres",
          "clickhouse",
          "redis",
          "externalHeaderFilter",
          "outgoingHeaderFilter");

  private final Set<String> beans = new TreeSet<>(FOR_OPERATORS);
  private final Set<String> properties;

  ReferenceChecks(List<RouteSource> shipped, List<RouteSource> local, Set<String> properties) {
    this.properties = properties;
    for (RouteSource source : shipped) {
      YamlNodes.walk(source.root(), this::learn);
    }
    for (RouteSource source : local) {
      source.flows().stream()
          .filter(flow -> flow.kind().equals("beans"))
          .flatMap(flow -> YamlNodes.items(flow.body()).stream())
          .forEach(bean -> beans.add(YamlNodes.text(bean, "name")));
    }
  }

  /** Shipped routes name only beans that there are; a test of the hub says so. */
  private void learn(Node key, Node value) {
    String text = YamlNodes.text(value);
    if (text.startsWith("#")) {
      beans.add(text.substring(1));
    } else if (YamlNodes.text(key).equals("ref") && !text.isEmpty()) {
      beans.add(text);
    }
  }

  List<RouteProblem> check(RouteSource source) {
    List<RouteProblem> problems = new ArrayList<>();
    YamlNodes.walk(
        source.root(),
        (key, value) -> {
          String text = YamlNodes.text(value);
          if (YamlNodes.text(key).equals("ref") && !text.contains("{{") && !beans.contains(text)) {
            problems.add(noBean(source, value, text));
          }
          if (text.matches("#[A-Za-z][A-Za-z0-9-]*") && !beans.contains(text.substring(1))) {
            problems.add(noBean(source, value, text.substring(1)));
          }
          if (value instanceof ScalarNode) {
            checkPlaceholders(source, value, text, problems);
          }
        });
    return problems;
  }

  private RouteProblem noBean(RouteSource source, Node value, String name) {
    return RouteChecker.at(
        source,
        value,
        "There is no bean '" + name + "'.",
        "Did you mean " + RouteChecker.nearest(name, beans) + "?");
  }

  private void checkPlaceholders(
      RouteSource source, Node value, String text, List<RouteProblem> into) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      if (name.startsWith("gosight.") && matcher.group(2) == null && !properties.contains(name)) {
        into.add(
            RouteChecker.at(
                source,
                value,
                "There is no property '" + name + "'.",
                "Did you mean " + RouteChecker.nearest(name, properties) + "?"));
      }
    }
  }
}
