package io.gosight.api.conversion;

import io.gosight.api.query.ClickHouseValues;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.query.SqlExpressions;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.question.TimeBuckets;
import io.gosight.api.request.AuthorizedRequest;
import java.util.Set;

/** Computes revenue. Safe for use by many threads. */
public final class RevenueQuery {
  private final Query<RevenueRow> revenue = Query.of("revenue", RevenueRow.class);
  private final Query<Revenue.Point> points = Query.of("revenue-points", Revenue.Point.class);
  private final EventReader reader;
  private final QuestionReader questions;

  /** A query of that store. */
  public RevenueQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
  }

  /**
   * The revenue of the period, of all custom events or one.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or the store unavailable
   */
  public Revenue execute(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of("event"));
    String event = Parameters.text(request.parameters(), "event");
    TimeBuckets buckets = TimeBuckets.of(question.period());
    QueryArguments arguments =
        SqlExpressions.addTo(question.arguments())
            .value("event", event)
            .value("starts", ClickHouseValues.millis(buckets.starts()))
            .sql("event", event.isEmpty() ? "" : "AND name = {event:String}");
    return new Revenue(
        reader.execute(request, revenue, arguments).stream()
            .map(
                row ->
                    new Revenue.Row(
                        row.currency(),
                        row.amountSum(),
                        row.orders(),
                        row.visitors(),
                        row.amountSum() / row.orders()))
            .toList(),
        buckets.step(),
        reader.execute(request, points, arguments));
  }

  /** A row of {@code revenue.sql}. */
  record RevenueRow(String currency, double amountSum, long orders, long visitors) {}
}
