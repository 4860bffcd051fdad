package io.gosight.api.behaviour;

import io.gosight.api.query.ClickHouseValues;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.question.TimeBuckets;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Computes how many visitors come back. Safe for use by many threads. */
public final class RetentionQuery {
  private static final Set<String> INTERVALS = Set.of("day", "week", "month");
  private static final int MAX_INTERVALS = 60;

  private final Query<CohortRow> cohorts = Query.of("retention", CohortRow.class);
  private final EventReader reader;
  private final QuestionReader questions;

  /** A query of that store. */
  public RetentionQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
  }

  /**
   * The cohorts of the period.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or the store unavailable
   */
  public Retention execute(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of("interval"));
    String interval = Parameters.choice(request.parameters(), "interval", INTERVALS, "week");
    List<Instant> starts = TimeBuckets.of(question.period(), interval).starts();
    if (starts.size() > MAX_INTERVALS) {
      throw Parameters.bad(
          "The period has more than " + MAX_INTERVALS + " intervals of a " + interval + ".");
    }
    long[][] visitors = new long[starts.size()][starts.size()];
    reader
        .execute(
            request, cohorts, question.arguments().value("starts", ClickHouseValues.millis(starts)))
        .forEach(row -> visitors[(int) row.cohort() - 1][(int) row.distance()] = row.visitors());
    List<Retention.Cohort> rows = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      List<Long> all = Arrays.stream(visitors[i], 0, starts.size() - i).boxed().toList();
      rows.add(new Retention.Cohort(starts.get(i), all.get(0), all.subList(1, all.size())));
    }
    return new Retention(interval, rows);
  }

  /** A row of {@code retention.sql}. */
  record CohortRow(long cohort, long distance, long visitors) {}
}
