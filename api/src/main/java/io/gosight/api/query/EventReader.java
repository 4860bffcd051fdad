package io.gosight.api.query;

import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import java.util.List;
import java.util.Map;

/** Executes queries of stored events and insights. Safe for use by many threads. */
public interface EventReader {
  /**
   * Executes a query of the request's project and no other.
   *
   * @param parameters the query's other parameters as ClickHouse literals, not escaped
   * @throws ApiException if the store is unavailable
   */
  <T> List<T> execute(AuthorizedRequest request, Query<T> query, Map<String, String> parameters);

  /** Executes a query whose result is one row. */
  default <T> T executeOne(
      AuthorizedRequest request, Query<T> query, Map<String, String> parameters) {
    List<T> rows = execute(request, query, parameters);
    if (rows.size() != 1) {
      throw new IllegalStateException(query.name() + " gave " + rows.size() + " rows, not one.");
    }
    return rows.get(0);
  }
}
