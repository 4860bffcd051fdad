package io.gosight.api.stats;

import io.gosight.api.query.ClickHouseValues;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.question.TimeBuckets;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.Period;
import io.gosight.api.stats.Series.Point;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Computes figures over time. Safe for use by many threads. */
public final class SeriesQuery {
  private static final Set<String> INTERVALS =
      Set.of("auto", "minute", "hour", "day", "week", "month");

  private final Query<Point> points = Query.of("points", Point.class);
  private final EventReader reader;
  private final QuestionReader questions;

  /** A query of that store. */
  public SeriesQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
  }

  /**
   * The series.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or the store unavailable
   */
  public Series execute(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of("interval"));
    String interval = Parameters.choice(request.parameters(), "interval", INTERVALS, "auto");
    TimeBuckets buckets = TimeBuckets.of(question.period(), interval);
    return new Series(
        buckets.step(),
        points(question, question.period(), buckets),
        question
            .comparison()
            .map(other -> points(question, other, like(buckets, other, interval)))
            .orElse(List.of()));
  }

  /** Buckets of the same length, also where the other period would have had others. */
  private static TimeBuckets like(TimeBuckets buckets, Period other, String interval) {
    TimeBuckets own = TimeBuckets.of(other, interval);
    return own.step().equals(buckets.step()) ? own : TimeBuckets.ofStep(other, buckets.step());
  }

  private List<Point> points(Question question, Period period, TimeBuckets buckets) {
    Map<Instant, Point> found =
        reader
            .execute(
                question.request(),
                points,
                question
                    .arguments(period)
                    .value("starts", ClickHouseValues.millis(buckets.starts())))
            .stream()
            .collect(Collectors.toMap(Point::start, Function.identity()));
    return buckets.starts().stream()
        .map(start -> found.getOrDefault(start, new Point(start, 0, 0, 0, 0)))
        .toList();
  }
}
