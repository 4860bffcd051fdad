package io.gosight.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Checks that components, their options and called routes are there. Used by one thread. */
final class EndpointChecks {
  /** Components that stages bind; they are found without being on the class path by name. */
  private static final Set<String> BOUND =
      Set.of("kafka-batches", "kafka-tail", "channel", "detector", "ingest-grpc", "live-socket");

  private static final Set<String> CALLS = Set.of("direct");

  private final CamelContext camel = new DefaultCamelContext();
  private final ObjectMapper json = new ObjectMapper();
  private final Set<String> entries = new TreeSet<>();

  EndpointChecks(List<RouteSource> all) {
    for (RouteSource source : all) {
      YamlNodes.walk(
          source.root(),
          (key, value) -> {
            if (YamlNodes.text(key).equals("from")) {
              entries.add(YamlNodes.text(value, "uri").replaceFirst("\\?.*", ""));
            }
          });
    }
  }

  List<RouteProblem> check(RouteSource source) {
    List<RouteProblem> problems = new ArrayList<>();
    checkMap(source, source.root(), problems);
    YamlNodes.walk(source.root(), (key, value) -> checkMap(source, value, problems));
    YamlNodes.items(source.root()).forEach(item -> checkMap(source, item, problems));
    return problems.stream().distinct().toList();
  }

  private void checkMap(RouteSource source, Node node, List<RouteProblem> into) {
    Node uri = YamlNodes.child(node, "uri");
    if (uri == null || YamlNodes.text(uri).startsWith("{{")) {
      return;
    }
    String text = YamlNodes.text(uri);
    String scheme = text.replaceFirst(":.*", "").replaceFirst("\\?.*", "");
    if (CALLS.contains(scheme) && !text.contains("{{") && !entries.contains(text)) {
      into.add(
          RouteChecker.at(
              source,
              uri,
              "No route begins with '" + text + "'.",
              "Did you mean " + RouteChecker.nearest(text, entries) + "?"));
    }
    if (scheme.equals("kafka") && !text.contains("{{")) {
      checkTopics(source, uri, text, into);
    }
    if (BOUND.contains(scheme)) {
      return;
    }
    Optional<JsonNode> component = component(scheme);
    if (component.isEmpty()) {
      into.add(
          RouteChecker.at(
              source,
              uri,
              "There is no component '" + scheme + "'.",
              "If Camel has one, run: ./gosight components add camel-"
                  + scheme
                  + ". Otherwise see ./gosight components list."));
    } else {
      checkOptions(source, node, scheme, component.get(), into);
    }
  }

  private static void checkTopics(
      RouteSource source, Node uri, String text, List<RouteProblem> into) {
    String names = text.replaceFirst("^[^:]*:/*", "").replaceFirst("\\?.*", "");
    for (String name : Splitter.on(',').split(names)) {
      if (!LocalTopics.isName(name)) {
        into.add(
            RouteChecker.at(
                source,
                uri,
                "Kafka takes no topic named '" + name + "'.",
                "A name is 1 to 249 of A-Z, a-z, 0-9, '.', '_' and '-'."));
      }
    }
  }

  private void checkOptions(
      RouteSource source, Node node, String scheme, JsonNode component, List<RouteProblem> into) {
    if (YamlNodes.child(node, "parameters") instanceof MappingNode values) {
      for (NodeTuple tuple : values.getValue()) {
        String value = YamlNodes.text(tuple.getValueNode());
        if (value.contains("&") && !value.startsWith("RAW")) {
          into.add(
              RouteChecker.at(
                  source,
                  tuple.getValueNode(),
                  "An '&' would end the value, because parameters become a URI.",
                  "Write it as RAW(...)."));
        }
      }
    }
    JsonNode known = component.path("properties");
    if (component.at("/component/lenientProperties").asBoolean() || known.isEmpty()) {
      return;
    }
    Set<String> names = new TreeSet<>();
    known.fieldNames().forEachRemaining(names::add);
    List<String> prefixes = known.findValuesAsText("prefix");
    given(node)
        .forEach(
            (name, place) -> {
              boolean prefixed =
                  prefixes.stream()
                      .anyMatch(prefix -> !prefix.isEmpty() && name.startsWith(prefix));
              if (!names.contains(name) && !prefixed) {
                into.add(
                    RouteChecker.at(
                        source,
                        place,
                        "The component '" + scheme + "' has no option '" + name + "'.",
                        "Did you mean " + RouteChecker.nearest(name, names) + "?"));
              }
            });
  }

  /**
   * The options of an endpoint, in its URI or below parameters, with the places where they stand.
   */
  private static Map<String, Node> given(Node node) {
    Map<String, Node> given = new LinkedHashMap<>();
    Node uri = YamlNodes.child(node, "uri");
    String text = YamlNodes.text(uri);
    int begin = text.indexOf('?');
    // A RAW value may hold any character.
    if (begin >= 0 && !text.contains("RAW")) {
      for (String option : Splitter.on('&').omitEmptyStrings().split(text.substring(begin + 1))) {
        given.put(option.replaceFirst("=.*", ""), uri);
      }
    }
    if (YamlNodes.child(node, "parameters") instanceof MappingNode values) {
      values
          .getValue()
          .forEach(tuple -> given.put(YamlNodes.text(tuple.getKeyNode()), tuple.getKeyNode()));
    }
    given.keySet().removeIf(name -> name.contains("{{"));
    return given;
  }

  /** The description of a component on the class path; an empty one if it has none. */
  private Optional<JsonNode> component(String scheme) {
    if (!scheme.matches("[a-z0-9][a-z0-9+.-]*")) {
      return Optional.empty();
    }
    String schema = PluginHelper.getRuntimeCamelCatalog(camel).componentJSonSchema(scheme);
    try {
      if (schema != null) {
        return Optional.of(json.readTree(schema));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The description of " + scheme + " is no JSON.", e);
    }
    String service = "META-INF/services/org/apache/camel/component/" + scheme;
    return EndpointChecks.class.getClassLoader().getResource(service) == null
        ? Optional.empty()
        : Optional.of(json.createObjectNode());
  }
}
