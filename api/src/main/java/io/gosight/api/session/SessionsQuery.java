package io.gosight.api.session;

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
import java.util.stream.Collectors;

/** Lists visits, and finds one. Safe for use by many threads. */
public final class SessionsQuery {
  private static final Duration LONGEST_VISIT = Duration.ofHours(24);
  private static final Duration FIRST_SLICE = Duration.ofHours(2);
  private static final int GROWTH = 6;
  private static final int EXPORTED_AT_ONCE = 1_000;

  private final Query<SessionRow> sessions = Query.of("sessions", SessionRow.class);
  private final Query<SessionRow> one = Query.of("one-session", SessionRow.class);
  private final Query<InsightsRow> insights = Query.of("insight-counts", InsightsRow.class);
  private final EventReader reader;
  private final QuestionReader questions;

  /** A query of that store. */
  public SessionsQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
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
    List<SessionRow> rows = newest(question, after, limit + 1);
    boolean more = rows.size() > limit;
    List<SessionRow> shown = more ? rows.subList(0, limit) : rows;
    SessionRow last = more ? shown.get(limit - 1) : null;
    return new Sessions(
        withInsights(request, shown),
        last == null ? null : TimeCursor.after(last.startedAt(), last.id()).text());
  }

  /**
   * One visit.
   *
   * @throws io.gosight.api.error.ApiException if there is none
   */
  public Session get(AuthorizedRequest request) {
    questions.read(request, Set.of());
    QueryArguments arguments =
        SqlExpressions.addTo(new QueryArguments()).value("session", request.variable("session"));
    List<SessionRow> rows = reader.execute(request, one, arguments);
    if (rows.isEmpty()) {
      throw AuthorizedRequest.notFound();
    }
    return withInsights(request, rows).get(0);
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
        List<SessionRow> rows = newest(question, after, EXPORTED_AT_ONCE);
        if (!rows.isEmpty()) {
          SessionRow last = rows.get(rows.size() - 1);
          after = TimeCursor.after(last.startedAt(), last.id());
        }
        return withInsights(question.request(), rows);
      }
    };
  }

  /**
   * Looks at slices of growing length from the newest on, because a page of the newest visits is
   * usually found in the first.
   */
  List<SessionRow> newest(Question question, TimeCursor after, int limit) {
    Instant first = question.period().from().minus(LONGEST_VISIT);
    Instant until = question.period().to();
    if (after.timeMs() < until.toEpochMilli()) {
      until = Instant.ofEpochMilli(after.timeMs()).plusMillis(1);
    }
    for (Duration slice = FIRST_SLICE; ; slice = slice.multipliedBy(GROWTH)) {
      Instant since = until.minus(slice).isBefore(first) ? first : until.minus(slice);
      List<SessionRow> rows =
          reader.execute(question.request(), sessions, slice(question, since, until, after, limit));
      if (rows.size() >= limit || !since.isAfter(first)) {
        return rows;
      }
    }
  }

  private static QueryArguments slice(
      Question question, Instant since, Instant until, TimeCursor after, int limit) {
    return after
        .addTo(SqlExpressions.addTo(question.arguments()))
        .value("since", since)
        .value("until", until)
        .value("limit", limit);
  }

  private List<Session> withInsights(AuthorizedRequest request, List<SessionRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, Long> counts = new HashMap<>();
    String ids = rows.stream().map(row -> "'" + row.id() + "'").collect(Collectors.joining(","));
    reader
        .execute(request, insights, Map.of("sessions", "[" + ids + "]"))
        .forEach(row -> counts.put(row.id(), row.insights()));
    return rows.stream().map(row -> row.with(counts.getOrDefault(row.id(), 0L))).toList();
  }

  /** A row of {@code insight-counts.sql}. */
  record InsightsRow(String id, long insights) {}
}
