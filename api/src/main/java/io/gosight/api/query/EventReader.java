package io.gosight.api.query;

import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Executes queries of stored events and insights. Safe for use by many threads. */
public interface EventReader {
  /**
   * Executes a query of one project and no other, and hands on the rows as they arrive.
   *
   * @param each gets each row; what it throws ends the query
   * @throws ApiException if the store is unavailable
   */
  <T> void stream(ProjectScope project, Query<T> query, QueryArguments arguments, Consumer<T> each);

  /** Executes a query and returns all rows. */
  default <T> List<T> execute(ProjectScope project, Query<T> query, QueryArguments arguments) {
    List<T> rows = new ArrayList<>();
    stream(project, query, arguments, rows::add);
    return rows;
  }

  /** Executes a query of the request's project. */
  default <T> List<T> execute(AuthorizedRequest request, Query<T> query, QueryArguments arguments) {
    return execute(ProjectScope.of(request), query, arguments);
  }

  /** Executes a query of the request's project, with the values of its parameters. */
  default <T> List<T> execute(
      AuthorizedRequest request, Query<T> query, Map<String, String> parameters) {
    QueryArguments arguments = new QueryArguments();
    parameters.forEach(arguments::value);
    return execute(request, query, arguments);
  }

  /** Executes a query whose result is one row. */
  default <T> T executeOne(
      AuthorizedRequest request, Query<T> query, Map<String, String> parameters) {
    return one(query, execute(request, query, parameters));
  }

  /** Executes a query whose result is one row. */
  default <T> T executeOne(AuthorizedRequest request, Query<T> query, QueryArguments arguments) {
    return one(query, execute(request, query, arguments));
  }

  private static <T> T one(Query<T> query, List<T> rows) {
    if (rows.size() != 1) {
      throw new IllegalStateException(query.name() + " gave " + rows.size() + " rows, not one.");
    }
    return rows.get(0);
  }
}
