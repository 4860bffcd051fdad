package io.gosight.alert.rule;

import java.util.Arrays;
import java.util.List;

/**
 * A pattern for pages by host and path, in which {@code *} matches any characters, for example
 * {@code shop.example/cart*}. An empty pattern matches every page. Matching takes time linear in
 * the lengths of pattern and page, because both come from outside. Immutable.
 */
final class PagePattern {
  private final boolean any;
  private final String prefix;
  private final String suffix;
  private final boolean exact;
  private final List<LinearSearch> middle;

  PagePattern(String text) {
    String[] parts = text.split("\\*+", -1);
    any = text.isEmpty();
    exact = parts.length == 1;
    prefix = parts[0];
    suffix = parts[parts.length - 1];
    middle =
        exact
            ? List.of()
            : Arrays.stream(parts, 1, parts.length - 1).map(LinearSearch::new).toList();
  }

  boolean matches(String page) {
    if (any || exact) {
      return any || page.equals(prefix);
    }
    int end = page.length() - suffix.length();
    if (prefix.length() > end || !page.startsWith(prefix) || !page.endsWith(suffix)) {
      return false;
    }
    // the leftmost place of each part leaves the most room for the others, so no backtracking
    int at = prefix.length();
    for (LinearSearch part : middle) {
      at = part.endIn(page, at, end);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }
}
