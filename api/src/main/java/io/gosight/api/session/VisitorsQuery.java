package io.gosight.api.session;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.query.VisitSql;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.question.TimeCursor;
import io.gosight.api.request.AuthorizedRequest;
import java.util.List;
import java.util.Set;

/** Lists visitors, and finds one. Safe for use by many threads. */
public final class VisitorsQuery {
  private final Query<Visitor> visitors = Query.of("visitors", Visitor.class);
  private final Query<Visitor> one = Query.of("one-visitor", Visitor.class);
  private final EventReader reader;
  private final QuestionReader questions;

  /** A query of that store. */
  public VisitorsQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
  }

  /**
   * A page of visitors, the last seen first.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or the store unavailable
   */
  public Visitors list(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of("limit", "cursor"));
    int limit = Parameters.limit(request.parameters());
    TimeCursor after = TimeCursor.read(request.parameters(), TimeCursor.NEWEST);
    List<Visitor> found =
        reader.execute(
            request, visitors, after.addTo(question.arguments()).value("limit", limit + 1));
    boolean more = found.size() > limit;
    List<Visitor> rows = more ? found.subList(0, limit) : found;
    Visitor last = more ? rows.get(limit - 1) : null;
    return new Visitors(
        rows, last == null ? null : TimeCursor.after(last.lastSeen(), last.id()).text());
  }

  /**
   * One visitor, over all that is stored.
   *
   * @throws io.gosight.api.error.ApiException if there is none
   */
  public Visitor get(AuthorizedRequest request) {
    questions.read(request, Set.of());
    List<Visitor> found =
        reader.execute(
            request,
            one,
            VisitSql.ever(new QueryArguments(), "AND visitor_id = {visitor:String}")
                .value("visitor", request.variable("visitor")));
    if (found.isEmpty()) {
      throw AuthorizedRequest.notFound();
    }
    return found.get(0);
  }
}
