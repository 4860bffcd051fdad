package io.gosight.api.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of the contract with variables in braces, such as {@code /api/v1/projects/{id}}. The value
 * of a variable is 1 to 64 of {@code A-Z a-z 0-9 _ -}; nothing is decoded.
 */
final class PathTemplate {
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)\\}");
  private static final String VALUE = "([A-Za-z0-9_-]{1,64}(?:[.][0-9]{1,12})?)";

  private final List<String> names;
  private final Pattern pattern;

  PathTemplate(String template) {
    Matcher variables = VARIABLE.matcher(template);
    this.names = variables.results().map(found -> found.group(1)).toList();
    StringBuilder regex = new StringBuilder();
    int end = 0;
    for (MatchResult found : VARIABLE.matcher(template).results().toList()) {
      regex.append(Pattern.quote(template.substring(end, found.start()))).append(VALUE);
      end = found.end();
    }
    regex.append(Pattern.quote(template.substring(end))).append("/?");
    this.pattern = Pattern.compile(regex.toString());
  }

  /** The values of the variables by name; empty if the path does not match. */
  Optional<Map<String, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), matcher.group(i + 1));
    }
    return Optional.of(values);
  }
}
