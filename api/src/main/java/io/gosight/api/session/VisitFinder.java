package io.gosight.api.session;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.query.VisitSql;
import io.gosight.api.question.Question;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Instant;
import java.util.List;

/**
 * Finds the visit that a request names. A session's id alone means its only visit; if it holds
 * several, the latest of the period if the request has one, or else of all.
 */
final class VisitFinder {
  private final Query<FoundVisit> visits = Query.of("session-visits", FoundVisit.class);
  private final EventReader reader;

  VisitFinder(EventReader reader) {
    this.reader = reader;
  }

  /** A row of {@code session-visits.sql}. */
  record FoundVisit(String id, Instant startedAt, Instant endedAt) {
    private boolean touches(Question question) {
      return startedAt.isBefore(question.period().to())
          && !endedAt.isBefore(question.period().from());
    }
  }

  /**
   * The arguments {@code visit} and {@code session} of a query about the visit.
   *
   * @throws io.gosight.api.error.ApiException if there is none
   */
  QueryArguments find(Question question) {
    AuthorizedRequest request = question.request();
    VisitId asked = VisitId.of(request.variable("session"));
    List<FoundVisit> found =
        reader.execute(request, visits, ofSession(new QueryArguments(), asked.session()));
    if (found.isEmpty()) {
      throw AuthorizedRequest.notFound();
    }
    return ofSession(new QueryArguments(), asked.session())
        .value("visit", chosen(found, asked, question).id());
  }

  private static FoundVisit chosen(List<FoundVisit> visits, VisitId asked, Question question) {
    boolean inPeriod = question.request().parameters().containsKey("from");
    FoundVisit chosen = null;
    for (FoundVisit visit : visits) {
      boolean fits =
          asked.isCut()
              ? VisitId.of(visit.id()).start() <= asked.start()
              : !inPeriod || visit.touches(question);
      chosen = fits ? visit : chosen;
    }
    return chosen != null ? chosen : visits.get(asked.isCut() ? 0 : visits.size() - 1);
  }

  private static QueryArguments ofSession(QueryArguments arguments, String session) {
    return VisitSql.ever(arguments, "AND session_id = {session:String}").value("session", session);
  }
}
