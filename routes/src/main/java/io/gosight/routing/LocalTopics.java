package io.gosight.routing;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the Kafka topics that the operator's routes name. */
public final class LocalTopics {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}:?!]+)(?::([^{}]*))?}}");
  private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");

  private LocalTopics() {}

  /** Their names, with placeholders resolved. */
  public static Set<String> of(RouteSet routes, Map<String, String> properties) {
    Set<String> topics = new TreeSet<>();
    for (RouteSource source : routes.local()) {
      YamlNodes.walk(
          source.root(),
          (key, value) -> {
            String uri = YamlNodes.text(value);
            if (YamlNodes.text(key).equals("uri") && uri.matches("kafka(-batches)?:.*")) {
              String path = uri.replaceFirst("^[^:]+:", "").replaceFirst("\\?.*", "");
              for (String name : resolve(path, properties).split(",", -1)) {
                if (isName(name)) {
                  topics.add(name);
                }
              }
            }
          });
    }
    return topics;
  }

  /** Whether Kafka takes it as a topic's name. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private static String resolve(String text, Map<String, String> properties) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              String otherwise = found.group(2) == null ? "" : found.group(2);
              return Matcher.quoteReplacement(properties.getOrDefault(found.group(1), otherwise));
            });
  }
}
