package io.gosight.api.stats;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.Period;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Computes the key figures of a period. Safe for use by many threads. */
public final class SummaryQuery {
  private static final Duration LIVE = Duration.ofMinutes(5);

  private final Query<CountsRow> counts = Query.of("figures", CountsRow.class);
  private final Query<QualityRow> quality = Query.of("visit-quality", QualityRow.class);
  private final Query<Summary.BotKind> bots = Query.of("bot-events", Summary.BotKind.class);
  private final Query<LiveRow> live = Query.of("live-visitors", LiveRow.class);

  private final EventReader reader;
  private final QuestionReader questions;
  private final Clock clock;

  /** A query of that store. */
  public SummaryQuery(EventReader reader, QuestionReader questions, Clock clock) {
    this.reader = reader;
    this.questions = questions;
    this.clock = clock;
  }

  /**
   * The figures.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or the store unavailable
   */
  public Summary execute(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of());
    Period period = question.period();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Summary.BotKind> found = reader.execute(request, bots, QueryArguments.of(period));
    return new Summary(
        request.projectId(),
        period.from(),
        period.to(),
        period.zone().getId(),
        figures(question, period),
        question
            .comparison()
            .map(
                other -> new Summary.Comparison(other.from(), other.to(), figures(question, other)))
            .orElse(null),
        reader
            .executeOne(request, live, new QueryArguments().value("since", now.minus(LIVE)))
            .visitors(),
        found.stream().mapToLong(Summary.BotKind::events).sum(),
        found);
  }

  private Figures figures(Question question, Period period) {
    CountsRow count = reader.executeOne(question.request(), counts, question.arguments(period));
    QualityRow visits =
        reader.executeOne(
            question.request(), quality, VisitDimension.NONE.addTo(question.arguments(period)));
    return new Figures(
        count.visitors(),
        count.visits(),
        count.views(),
        count.events(),
        visits.bounceRate(),
        visits.engagedMsMedian(),
        count.visits() == 0 ? null : (double) count.views() / count.visits());
  }

  /** A row of {@code figures.sql}. */
  record CountsRow(long visitors, long visits, long views, long events) {}

  /** A row of {@code visit-quality.sql}. */
  record QualityRow(Double bounceRate, Long engagedMsMedian) {}

  /** A row of {@code live-visitors.sql}. */
  record LiveRow(long visitors) {}
}
