package io.gosight.api.session;

import static java.util.stream.Collectors.toSet;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.query.SqlExpressions;
import io.gosight.api.question.PagedRows;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.question.TimeCursor;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists visits, and finds one. Safe for use by many threads. */
public final class SessionsQuery {
  private static final Duration LONGEST_VISIT = Duration.ofHours(24);
  private static final Duration FIRST_SLICE = Duration.ofHours(2);
  private static final int GROWTH = 6;
  private static final int EXPORTED_AT_ONCE = 1_000;

  private final Query<Session> sessions = Query.of("sessions", Session.class);
  private final Query<FoundRow> found = Query.of("sessions-found", FoundRow.class);
  private final Query<InsightsRow> insights = Query.of("insight-counts", InsightsRow.class);
  private final EventReader reader;
  private final QuestionReader questions;
  private final VisitFinder visits;
  private final SessionSpans spans;

  /** A query of that store. */
  public SessionsQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
    this.visits = new VisitFinder(reader);
    this.spans = new SessionSpans(reader);
  }

  /**
   * A page of visits, the newest first.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or the store unavailable
   */
  public Sessions list(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of("limit", "cursor"));
    int limit = Parameters.limit(request.parameters());
    TimeCursor after = TimeCursor.read(request.parameters(), TimeCursor.NEWEST);
    List<Session> rows = newest(question, after, limit + 1);
    boolean more = rows.size() > limit;
    List<Session> shown = more ? rows.subList(0, limit) : rows;
    return new Sessions(shown, more ? after(shown.get(limit - 1)).text() : null);
  }

  /**
   * One visit.
   *
   * @throws io.gosight.api.error.ApiException if there is none
   */
  public Session get(AuthorizedRequest request) {
    QueryArguments arguments =
        SqlExpressions.addTo(visits.find(questions.read(request, Set.of())))
            .sql("visits", "({visit:String})");
    List<Session> one = read(request, arguments);
    if (one.isEmpty()) {
      throw AuthorizedRequest.notFound();
    }
    return one.get(0);
  }

  /** All visits of the question, for an export. */
  public PagedRows all(Question question) {
    return new PagedRows() {
      private TimeCursor after = TimeCursor.NEWEST;

      @Override
      public Class<? extends Record> type() {
        return Session.class;
      }

      @Override
      public List<? extends Record> next() {
        List<Session> rows = newest(question, after, EXPORTED_AT_ONCE);
        if (!rows.isEmpty()) {
          after = after(rows.get(rows.size() - 1));
        }
        return rows;
      }
    };
  }

  /**
   * Looks at slices of growing length from the newest on, because a page of the newest visits is
   * usually found in the first.
   */
  List<Session> newest(Question question, TimeCursor after, int limit) {
    Instant first = question.period().from().minus(LONGEST_VISIT);
    Instant until = question.period().to();
    if (after.timeMs() < until.toEpochMilli()) {
      until = Instant.ofEpochMilli(after.timeMs()).plusMillis(1);
    }
    for (Duration slice = FIRST_SLICE; ; slice = slice.multipliedBy(GROWTH)) {
      Instant since = until.minus(slice).isBefore(first) ? first : until.minus(slice);
      List<FoundRow> rows =
          reader.execute(question.request(), found, slice(question, since, until, after, limit));
      if (rows.size() >= limit || !since.isAfter(first)) {
        return rows.isEmpty() ? List.of() : read(question, since, until, rows);
      }
    }
  }

  private List<Session> read(Question question, Instant since, Instant until, List<FoundRow> rows) {
    QueryArguments arguments =
        slice(question, since, until)
            .value("visits", SqlIds.array(rows.stream().map(FoundRow::id)))
            .value(
                "sessions", SqlIds.array(rows.stream().map(row -> VisitId.of(row.id()).session())))
            .sql("visits", "{visits:Array(String)}")
            .sql("visit_of", "AND session_id IN {sessions:Array(String)}");
    return spans.complete(
        question.request(),
        read(question.request(), arguments),
        slice(question, since, until),
        rows.stream().filter(FoundRow::isWithoutTab).map(FoundRow::id).collect(toSet()));
  }

  private List<Session> read(AuthorizedRequest request, QueryArguments arguments) {
    List<Session> rows = reader.execute(request, sessions, arguments);
    Map<String, Long> counts = new HashMap<>();
    reader
        .execute(request, insights, arguments)
        .forEach(row -> counts.put(row.id(), row.insights()));
    return rows.stream().map(row -> row.withInsights(counts.getOrDefault(row.id(), 0L))).toList();
  }

  private static TimeCursor after(Session last) {
    return TimeCursor.after(last.startedAt(), VisitId.of(last.id()).session());
  }

  private static QueryArguments slice(
      Question question, Instant since, Instant until, TimeCursor after, int limit) {
    return after.addTo(slice(question, since, until)).value("limit", limit);
  }

  private static QueryArguments slice(Question question, Instant since, Instant until) {
    return SqlExpressions.addTo(question.arguments())
        .value("since", since)
        .value("until", until)
        .sql("visit_since", "{since:DateTime64(3, 'UTC')}")
        .sql("visit_until", "least({until:DateTime64(3, 'UTC')}, {to:DateTime64(3, 'UTC')})");
  }

  /** A row of {@code sessions-found.sql}. */
  record FoundRow(String id, boolean fromTab) {
    private boolean isWithoutTab() {
      return !fromTab && !VisitId.of(id).isCut();
    }
  }

  /** A row of {@code insight-counts.sql}. */
  record InsightsRow(String id, long insights) {}
}
