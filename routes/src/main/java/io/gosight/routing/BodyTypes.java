package io.gosight.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What callable routes and beans take and give. A route's description names both types; those of a
 * bean follow from where shipped routes use it. Immutable.
 */
final class BodyTypes {
  /** Nothing is known of the body, so it fits everywhere. */
  static final String UNKNOWN = "";

  static final String NOTHING = "nothing";
  static final String RECORD = "a record of a topic";
  static final String EVENTS = "a list of events";
  static final String TEXT = "text";

  private static final Pattern DESCRIBED = Pattern.compile("Takes: ([^.]+)\\. Gives: ([^.]+)\\.");
  private static final Pattern TYPE = Pattern.compile("(an? |the (same )?)?([A-Z]\\w*)");

  /** Steps that leave the body as it is. */
  static final Set<String> KEEPING =
      Set.of(
          "log",
          "setHeader",
          "setHeaders",
          "setProperty",
          "setVariable",
          "removeHeader",
          "removeHeaders",
          "removeProperty",
          "removeVariable",
          "delay",
          "throttle",
          "wireTap");

  private final Map<String, String> takenByRoutes = new HashMap<>();
  private final Map<String, String> givenByRoutes = new HashMap<>();
  private final Map<String, String> takenByBeans = new HashMap<>();
  private final Map<String, String> givenByBeans = new TreeMap<>();

  BodyTypes(List<RouteSource> shipped, List<RouteSource> local) {
    local.forEach(this::describe);
    // The shipped description holds for an override too: its callers rely on it.
    shipped.forEach(this::describe);
    shipped.forEach(this::learn);
    givenByBeans.put("decode-events", EVENTS);
    givenByBeans.put("encode-events", RECORD);
    takenByBeans.put("encode-events", EVENTS);
  }

  /** What the route of a {@code direct:} address takes. */
  String takenBy(String address) {
    return takenByRoutes.getOrDefault(address, UNKNOWN);
  }

  /** What it gives. */
  String givenBy(String address) {
    return givenByRoutes.getOrDefault(address, UNKNOWN);
  }

  /** What the bean of a step takes. */
  String takenBy(Node bean) {
    return takenByBeans.getOrDefault(name(bean), UNKNOWN);
  }

  /** What it gives. */
  String givenBy(Node bean) {
    return givenByBeans.getOrDefault(name(bean), UNKNOWN);
  }

  /** A bean whose result has that type. */
  Optional<String> maker(String type) {
    return givenByBeans.entrySet().stream()
        .filter(bean -> bean.getValue().equals(type))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** A bean and its method, as a step names them. */
  static String name(Node bean) {
    String method = YamlNodes.text(bean, "method");
    return YamlNodes.text(bean, "ref") + (method.isEmpty() ? "" : "." + method);
  }

  private void describe(RouteSource source) {
    for (RouteFlow flow : source.flows()) {
      Matcher words = DESCRIBED.matcher(YamlNodes.text(flow.body(), "description"));
      if (words.find()) {
        String address = YamlNodes.text(YamlNodes.child(flow.body(), "from"), "uri");
        takenByRoutes.put(address, type(words.group(1)));
        givenByRoutes.put(address, type(words.group(2)));
      }
    }
  }

  /**
   * A word of Java is a type; Camel converts most to a String, and a sentence says more than one.
   */
  private static String type(String words) {
    Matcher type = TYPE.matcher(words);
    return type.matches() && !type.group(3).equals("String") ? type.group(3) : UNKNOWN;
  }

  private void learn(RouteSource source) {
    for (RouteFlow flow : source.flows()) {
      Node from = YamlNodes.child(flow.body(), "from");
      String address = YamlNodes.text(from, "uri");
      learn(
          YamlNodes.items(YamlNodes.child(from, "steps")).stream()
              .filter(step -> KEEPING.stream().allMatch(key -> YamlNodes.child(step, key) == null))
              .toList(),
          takenBy(address),
          givenBy(address));
    }
  }

  private void learn(List<Node> steps, String taken, String given) {
    for (int i = 0; i < steps.size(); i++) {
      Node bean = YamlNodes.child(steps.get(i), "bean");
      if (bean == null || name(bean).contains("(")) {
        continue;
      }
      if (i == 0) {
        note(takenByBeans, bean, taken);
      }
      Node next = i + 1 < steps.size() ? YamlNodes.child(steps.get(i + 1), "to") : null;
      note(givenByBeans, bean, next == null ? UNKNOWN : takenBy(YamlNodes.text(next, "uri")));
      if (i + 1 == steps.size()) {
        note(givenByBeans, bean, given);
      }
    }
  }

  /** Two uses that differ say nothing. */
  private static void note(Map<String, String> types, Node bean, String type) {
    if (!type.equals(UNKNOWN)) {
      types.merge(name(bean), type, (one, other) -> one.equals(other) ? one : UNKNOWN);
    }
  }
}
