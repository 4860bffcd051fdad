package io.gosight.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Pages by host and path, where a star stands for anything, for example {@code shop.example/cart*}.
 * An empty text means every page. Immutable.
 */
final class PagePattern {
  private final Pattern pattern;

  PagePattern(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split("\\*+", -1)) {
      parts.add(Pattern.quote(part));
    }
    this.pattern =
        text.isEmpty() ? null : Pattern.compile(String.join(".*", parts), Pattern.DOTALL);
  }

  boolean matches(String page) {
    return pattern == null || pattern.matcher(page).matches();
  }
}
