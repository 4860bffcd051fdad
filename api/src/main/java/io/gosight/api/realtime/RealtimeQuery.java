package io.gosight.api.realtime;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.query.SqlExpressions;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.realtime.RealtimeNow.NamedCount;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes who is there now. Safe for use by many threads. */
public final class RealtimeQuery {
  private static final Duration NOW = Duration.ofMinutes(5);
  private static final int MINUTES = 30;

  private final Query<VisitorsRow> visitors = Query.of("realtime-visitors", VisitorsRow.class);
  private final Query<NamedCount> top = Query.of("realtime-top", NamedCount.class);
  private final Query<MinuteRow> minutes = Query.of("realtime-minutes", MinuteRow.class);
  private final EventReader reader;
  private final QuestionReader questions;
  private final Clock clock;

  /** A query of that store. */
  public RealtimeQuery(EventReader reader, QuestionReader questions, Clock clock) {
    this.reader = reader;
    this.questions = questions;
    this.clock = clock;
  }

  /**
   * Who is there.
   *
   * @throws io.gosight.api.error.ApiException if the store is unavailable
   */
  public RealtimeNow execute(AuthorizedRequest request) {
    questions.read(request, Set.of());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    QueryArguments since = new QueryArguments().value("since", now.minus(NOW));
    VisitorsRow there = reader.executeOne(request, visitors, since);
    return new RealtimeNow(
        there.visitors(),
        there.sessions(),
        reader.execute(request, top, since.sql("dimension", "path")),
        reader.execute(request, top, since.sql("dimension", "country")),
        reader.execute(request, top, since.sql("dimension", SqlExpressions.REFERRER)),
        minutes(request, now));
  }

  private List<Long> minutes(AuthorizedRequest request, Instant now) {
    Instant first = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(MINUTES - 1L));
    Map<Instant, Long> views = new HashMap<>();
    reader
        .execute(request, minutes, new QueryArguments().value("since", first))
        .forEach(row -> views.put(row.start(), row.views()));
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < MINUTES; i++) {
      all.add(views.getOrDefault(first.plus(Duration.ofMinutes(i)), 0L));
    }
    return all;
  }

  /** A row of {@code realtime-visitors.sql}. */
  record VisitorsRow(long visitors, long sessions) {}

  /** A row of {@code realtime-minutes.sql}. */
  record MinuteRow(Instant start, long views) {}
}
