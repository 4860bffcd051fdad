package io.gosight.api.behaviour;

import io.gosight.api.query.QueryArguments;

/**
 * An event that goes a step further: a page view or a custom event.
 *
 * @param name as it is shown
 * @param page the path, where {@code *} matches any text; empty for a custom event
 * @param event the custom event's name; empty for a page view
 */
public record Step(String name, String page, String event) {
  /**
   * The condition over the columns of {@code events}.
   *
   * @param arguments takes the parameter's value
   * @param parameter a name that no other step uses
   */
  public String condition(QueryArguments arguments, String parameter) {
    if (!event.isEmpty()) {
      arguments.value(parameter, event);
      return "kind = 'custom' AND name = {" + parameter + ":String}";
    }
    if (page.contains("*")) {
      arguments.value(parameter, like(page));
      return "kind = 'page_view' AND path LIKE {" + parameter + ":String}";
    }
    arguments.value(parameter, page);
    return "kind = 'page_view' AND path = {" + parameter + ":String}";
  }

  private static String like(String pattern) {
    return pattern.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace("*", "%");
  }
}
