package io.gosight.api.session;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.question.TimeCursor;
import io.gosight.api.request.AuthorizedRequest;
import java.util.List;
import java.util.Set;

/** Lists what happened in one visit. Safe for use by many threads. */
public final class TimelineQuery {
  private final Query<StoredEvent> events = Query.of("session-events", StoredEvent.class);
  private final Query<Timeline.Finding> insights =
      Query.of("session-insights", Timeline.Finding.class);
  private final EventReader reader;
  private final QuestionReader questions;
  private final VisitFinder visits;

  /** A query of that store. */
  public TimelineQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
    this.visits = new VisitFinder(reader);
  }

  /**
   * A page of the visit's events, oldest first.
   *
   * @throws io.gosight.api.error.ApiException if there is no such visit
   */
  public Timeline execute(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of("limit", "cursor"));
    int limit = Parameters.limit(request.parameters());
    TimeCursor after = TimeCursor.read(request.parameters(), TimeCursor.OLDEST);
    boolean first = after.equals(TimeCursor.OLDEST);
    QueryArguments arguments = visits.find(question).value("limit", limit + 1);
    StoredEvents page =
        StoredEvents.of(reader.execute(request, events, after.addTo(arguments)), limit);
    List<Timeline.Finding> found = first ? reader.execute(request, insights, arguments) : List.of();
    return new Timeline(request.variable("session"), page.rows(), found, page.nextCursor());
  }
}
