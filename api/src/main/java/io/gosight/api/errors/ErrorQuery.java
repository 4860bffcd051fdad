package io.gosight.api.errors;

import io.gosight.api.errors.ErrorDetail.NamedCount;
import io.gosight.api.query.ClickHouseValues;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.query.SqlExpressions;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.question.TimeBuckets;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows one group of errors. Safe for use by many threads. */
public final class ErrorQuery {
  private final Query<PayloadRow> latest = Query.of("error-latest", PayloadRow.class);
  private final Query<NamedCount> places = Query.of("error-places", NamedCount.class);
  private final Query<ErrorDetail.Point> points = Query.of("error-points", ErrorDetail.Point.class);
  private final Query<SessionRow> sessions = Query.of("error-sessions", SessionRow.class);
  private final EventReader reader;
  private final QuestionReader questions;
  private final ErrorsQuery groups;
  private final ErrorStacks stacks;

  /** A query of that store. */
  public ErrorQuery(
      EventReader reader, QuestionReader questions, ErrorsQuery groups, ErrorStacks stacks) {
    this.reader = reader;
    this.questions = questions;
    this.groups = groups;
    this.stacks = stacks;
  }

  /**
   * The group of the fingerprint in the path.
   *
   * @throws io.gosight.api.error.ApiException if it did not happen in the period
   */
  public ErrorDetail execute(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of());
    String fingerprint = request.variable("error");
    ErrorGroup group = groups.find(question, fingerprint).orElseThrow(AuthorizedRequest::notFound);
    QueryArguments arguments =
        SqlExpressions.addTo(question.arguments()).value("error", fingerprint);
    byte[] event =
        Base64.getDecoder().decode(reader.executeOne(request, latest, arguments).payload());
    String stack = stacks.of(event);
    return new ErrorDetail(
        group,
        stack,
        stacks.original(request, stack),
        reader.execute(request, places, arguments.sql("dimension", "concat(host, path)")),
        reader.execute(request, places, arguments.sql("dimension", "browser")),
        series(question, arguments),
        reader.execute(request, sessions, arguments).stream().map(SessionRow::id).toList());
  }

  private List<ErrorDetail.Point> series(Question question, QueryArguments arguments) {
    TimeBuckets buckets = TimeBuckets.of(question.period());
    Map<Instant, Long> found =
        reader
            .execute(
                question.request(),
                points,
                arguments.value("starts", ClickHouseValues.millis(buckets.starts())))
            .stream()
            .collect(Collectors.toMap(ErrorDetail.Point::start, ErrorDetail.Point::occurrences));
    return buckets.starts().stream()
        .map(start -> new ErrorDetail.Point(start, found.getOrDefault(start, 0L)))
        .toList();
  }

  /** A row of {@code error-latest.sql}. */
  record PayloadRow(String payload) {}

  /** A row of {@code error-sessions.sql}. */
  record SessionRow(String id) {}
}
