package io.gosight.api.query;

import io.gosight.api.request.Period;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a query is executed with: values of its server-side parameters, and SQL for its placeholders
 * {@code {{name}}}. Only values may come from a client; SQL is a constant of the program. For one
 * thread.
 */
public final class QueryArguments {
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> fragments = new HashMap<>();

  /**
   * Without any value; placeholders that tell visits apart are about {@code from} to {@code to}.
   */
  public QueryArguments() {
    VisitSql.addTo(this);
  }

  /** Arguments with {@code from} and {@code to}. */
  public static QueryArguments of(Period period) {
    return new QueryArguments().value("from", period.from()).value("to", period.to());
  }

  /** A parameter of the type String, or any other as its text. */
  public QueryArguments value(String name, String text) {
    values.put(name, text);
    return this;
  }

  /** A parameter of a numeric type. */
  public QueryArguments value(String name, long number) {
    return value(name, Long.toString(number));
  }

  /** A parameter of the type {@code DateTime64(3, 'UTC')}. */
  public QueryArguments value(String name, Instant instant) {
    return value(name, ClickHouseValues.instant(instant));
  }

  /** SQL for a placeholder. */
  public QueryArguments sql(String placeholder, String sql) {
    fragments.put(placeholder, sql);
    return this;
  }

  /** SQL for a placeholder, with the values of its parameters. */
  public QueryArguments sql(String placeholder, SqlFragment fragment) {
    values.putAll(fragment.values());
    return sql(placeholder, fragment.sql());
  }

  /** The same arguments, to be changed. */
  QueryArguments copy() {
    QueryArguments copy = new QueryArguments();
    copy.values.putAll(values);
    copy.fragments.putAll(fragments);
    return copy;
  }

  Map<String, String> values() {
    return values;
  }

  Map<String, String> fragments() {
    return fragments;
  }
}
