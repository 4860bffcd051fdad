package io.gosight.api.filter;

import java.util.List;

/**
 * One condition of a question.
 *
 * @param property what is compared
 * @param key the name of the custom event's property for {@link Property#EVENT_PROPERTY}, else
 *     empty
 * @param operator how
 * @param values with what, 1 to 50
 */
public record Filter(Property property, String key, Operator operator, List<String> values) {
  /** Keeps its own copy. */
  public Filter {
    values = List.copyOf(values);
  }
}
