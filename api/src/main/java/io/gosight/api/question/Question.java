package io.gosight.api.question;

import io.gosight.api.filter.CompiledFilter;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.query.VisitSql;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.Period;
import java.util.Optional;

/**
 * What most questions begin with.
 *
 * @param request the request, whose project is asked about
 * @param period the time that is asked about
 * @param comparison another period, for comparison
 * @param filter what counts
 */
public record Question(
    AuthorizedRequest request, Period period, Optional<Period> comparison, CompiledFilter filter) {
  /** Arguments of a query over the period with the filter's conditions. */
  public QueryArguments arguments() {
    return arguments(period);
  }

  /** The same over another period. */
  public QueryArguments arguments(Period other) {
    return QueryArguments.of(other)
        .sql("filter", filter.all())
        .sql("events", filter.tellsVisitsApart() ? VisitSql.EVENTS : VisitSql.PLAIN_EVENTS)
        .sql("event_filter", filter.events())
        .sql("visit_filter", filter.visits());
  }

  /** A parameter of the request. */
  public String parameter(String name, String otherwise) {
    return request.parameters().getOrDefault(name, otherwise);
  }
}
