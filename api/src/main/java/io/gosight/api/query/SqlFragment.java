package io.gosight.api.query;

import java.util.HashMap;
import java.util.Map;

/**
 * A part of a statement with the values of its parameters.
 *
 * @param sql made of constants of the program and parameters such as {@code {f0:String}}
 * @param values the parameters' values by name
 */
public record SqlFragment(String sql, Map<String, String> values) {
  /** Nothing. */
  public static final SqlFragment EMPTY = new SqlFragment("", Map.of());

  /** Keeps its own copy. */
  public SqlFragment {
    values = Map.copyOf(values);
  }

  /** This and then the other, after a blank. */
  public SqlFragment and(SqlFragment other) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(other.values);
    return new SqlFragment(sql.isEmpty() ? other.sql : sql + " " + other.sql, all);
  }
}
