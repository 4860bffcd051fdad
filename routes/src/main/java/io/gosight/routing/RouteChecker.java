package io.gosight.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Checks the operator's route files before Camel sees them: no engine and no bean is needed. Used
 * by one thread.
 */
final class RouteChecker {
  private static final Set<String> FLOWS =
      Set.of(
          "route",
          "routeTemplate",
          "templatedRoute",
          "routeConfiguration",
          "beans",
          "from",
          "rest");

  private final List<RouteSource> local;
  private final Set<String> policies = new TreeSet<>();
  private final RouteSchema schema = new RouteSchema();
  private final EndpointChecks endpoints;
  private final ReferenceChecks references;
  private final ExpressionChecks expressions = new ExpressionChecks();
  private final SecurityChecks security = new SecurityChecks();
  private final BodyChecks bodies;

  RouteChecker(List<RouteSource> shipped, List<RouteSource> local, Set<String> properties) {
    this.local = local;
    List<RouteSource> all = Stream.concat(shipped.stream(), local.stream()).toList();
    for (RouteSource source : all) {
      source.flows().stream()
          .filter(flow -> flow.kind().equals("routeConfiguration"))
          .forEach(flow -> policies.add(flow.id()));
    }
    this.endpoints = new EndpointChecks(all);
    this.references = new ReferenceChecks(shipped, local, properties);
    this.bodies = new BodyChecks(shipped, local);
  }

  /** What is wrong with a local file, in the order of its lines; each place once. */
  List<RouteProblem> check(RouteSource source) {
    List<RouteProblem> problems = new ArrayList<>();
    try {
      problems.addAll(schema.check(source));
      for (RouteFlow flow : source.flows()) {
        checkFlow(source, flow, problems);
      }
      problems.addAll(endpoints.check(source));
      problems.addAll(references.check(source));
      problems.addAll(expressions.check(source));
      problems.addAll(security.check(source));
      problems.addAll(bodies.check(source));
    } catch (RuntimeException e) {
      // No file of the operator's may take the hub down, whatever it holds.
      problems.add(
          at(source, source.root(), "It can't be checked: " + e + ".", "Write it simpler."));
    }
    return problems.stream()
        .sorted(Comparator.comparingInt(RouteProblem::line).thenComparing(RouteProblem::column))
        .toList();
  }

  private void checkFlow(RouteSource source, RouteFlow flow, List<RouteProblem> into) {
    if (flow.kind().isEmpty()) {
      into.add(
          at(
              source,
              flow.body(),
              "This entry is no route.",
              "Begin it with '- route:' and an id."));
    }
    if (!FLOWS.contains(flow.kind())) {
      return;
    }
    if (flow.kind().equals("from")) {
      into.add(
          at(
              source,
              flow.body(),
              "A route without an id can't be named.",
              "Write '- route:' with id, description, routeConfigurationId and from."));
      return;
    }
    if (flow.isRoute() && flow.id().isEmpty()) {
      into.add(at(source, flow.body(), "The route has no id.", "Add 'id: a-name' to it."));
    }
    if (!flow.id().isEmpty()) {
      twin(flow)
          .ifPresent(
              twin ->
                  into.add(
                      at(
                          source,
                          flow.body(),
                          "The id '" + flow.id() + "' is used twice, also in " + twin + ".",
                          "Rename one of them, or delete it.")));
    }
    if (flow.kind().equals("route")) {
      checkPolicy(source, flow.body(), into);
    } else if (flow.kind().equals("routeTemplate")) {
      checkPolicy(source, YamlNodes.child(flow.body(), "route"), into);
    }
  }

  /** Where else an id stands, as file and line. */
  private Optional<String> twin(RouteFlow flow) {
    return local.stream()
        .flatMap(
            source ->
                source.flows().stream()
                    .filter(other -> !other.equals(flow) && other.id().equals(flow.id()))
                    .map(other -> source.file() + ":" + other.firstLine()))
        .findFirst();
  }

  private void checkPolicy(RouteSource source, Node route, List<RouteProblem> into) {
    if (route == null) {
      return;
    }
    Node policy = YamlNodes.child(route, "routeConfigurationId");
    String choices = "The choices are: " + String.join(", ", policies) + ".";
    if (policy == null) {
      into.add(
          at(
              source,
              route,
              "The route has no error policy, so failures would be lost.",
              "Add 'routeConfigurationId: try-again-next-time', or another. " + choices));
    } else if (!policies.contains(YamlNodes.text(policy))) {
      String name = YamlNodes.text(policy);
      into.add(
          at(
              source,
              policy,
              "There is no error policy '" + name + "'.",
              "Did you mean " + nearest(name, policies) + "? " + choices));
    }
  }

  static RouteProblem at(RouteSource source, Node node, String message, String fix) {
    return new RouteProblem(
        source.file(), YamlNodes.line(node), YamlNodes.column(node), message, fix);
  }

  /** The known word that is most like another. */
  static String nearest(String word, Set<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(Comparator.comparingInt(name -> distance.apply(name, word)))
        .orElse("nothing");
  }
}
