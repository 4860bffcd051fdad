package io.gosight.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ExpressionIllegalSyntaxException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.language.simple.types.SimpleParserException;
import org.apache.camel.spi.Language;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Checks the syntax of Simple expressions and conditions. Used by one thread. */
final class ExpressionChecks {
  /** Steps whose expression is a condition. */
  private static final Set<String> CONDITIONS = Set.of("filter", "when", "validate", "onWhen");

  private final CamelContext camel = new DefaultCamelContext();
  private Language simple;

  List<RouteProblem> check(RouteSource source) {
    List<RouteProblem> problems = new ArrayList<>();
    check(source, source.root(), false, problems);
    return problems;
  }

  private void check(RouteSource source, Node node, boolean condition, List<RouteProblem> into) {
    YamlNodes.items(node).forEach(item -> check(source, item, condition, into));
    if (!(node instanceof MappingNode map)) {
      return;
    }
    boolean events = YamlNodes.text(node, "uri").startsWith("events:");
    for (NodeTuple tuple : map.getValue()) {
      String key = YamlNodes.text(tuple.getKeyNode());
      Node value = tuple.getValueNode();
      if (key.equals("simple")) {
        Node inner = YamlNodes.child(value, "expression");
        parse(source, inner == null ? value : inner, condition, into);
      } else if (events && key.equals("parameters") && YamlNodes.child(value, "when") != null) {
        parse(source, YamlNodes.child(value, "when"), true, into);
      } else {
        boolean inside = condition && !key.equals("steps");
        check(source, value, inside || CONDITIONS.contains(key), into);
      }
    }
  }

  private void parse(RouteSource source, Node place, boolean condition, List<RouteProblem> into) {
    // What a placeholder stands for may be part of the syntax.
    String text = YamlNodes.text(place).replaceAll("\\{\\{[^{}]*}}", "x");
    if (simple == null) {
      simple = camel.resolveLanguage("simple");
    }
    try {
      if (condition) {
        simple.createPredicate(text);
      } else {
        simple.createExpression(text);
      }
    } catch (ExpressionIllegalSyntaxException | SimpleParserException e) {
      into.add(
          RouteChecker.at(
              source,
              place,
              "This is no Simple "
                  + (condition ? "condition" : "expression")
                  + ": "
                  + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                  + ".",
              "Compare it with the recipes."));
    }
  }
}
