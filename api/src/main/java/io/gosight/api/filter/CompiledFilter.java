package io.gosight.api.filter;

import io.gosight.api.query.SqlFragment;

/**
 * Conditions for a {@code WHERE} over {@code events}, each beginning with {@code AND}; their
 * subqueries use the parameters {@code from} and {@code to}.
 *
 * @param events conditions on single events
 * @param visits conditions on whole visits
 */
public record CompiledFilter(SqlFragment events, SqlFragment visits) {
  /** Both. */
  public SqlFragment all() {
    return events.and(visits);
  }
}
