package io.gosight.api.filter;

import io.gosight.api.query.SqlFragment;

/**
 * Conditions for a {@code WHERE} over {@code events}, each beginning with {@code AND}; their
 * subqueries use the placeholders of {@link io.gosight.api.query.VisitSql}.
 *
 * @param events conditions on single events
 * @param visits conditions on whole visits
 * @param tellsVisitsApart whether they need the ids of visits in place of those of sessions
 */
public record CompiledFilter(SqlFragment events, SqlFragment visits, boolean tellsVisitsApart) {
  /** Both. */
  public SqlFragment all() {
    return events.and(visits);
  }
}
