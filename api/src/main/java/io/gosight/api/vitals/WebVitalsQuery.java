package io.gosight.api.vitals;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.question.OffsetCursor;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.request.AuthorizedRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes web vitals. Safe for use by many threads. */
public final class WebVitalsQuery {
  private final Query<VitalsRow> vitals = Query.of("web-vitals", VitalsRow.class);
  private final EventReader reader;
  private final QuestionReader questions;

  /** A query of that store. */
  public WebVitalsQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
  }

  /**
   * The vitals, the pages with most samples first.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or the store unavailable
   */
  public WebVitals execute(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of("limit", "cursor"));
    Map<String, String> given = request.parameters();
    int offset = OffsetCursor.read(given);
    List<VitalsRow> all = reader.execute(request, vitals, arguments(question, 1, 0, "NULL", ""));
    List<VitalsRow> pages =
        reader.execute(
            request,
            vitals,
            arguments(question, Parameters.limit(given), offset, "path", "GROUP BY path"));
    long total = pages.isEmpty() ? 0 : pages.get(0).total();
    return new WebVitals(
        all.get(0).row(),
        pages.stream().map(VitalsRow::row).toList(),
        total,
        OffsetCursor.next(offset, pages.size(), total));
  }

  private static QueryArguments arguments(
      Question question, int limit, int offset, String page, String group) {
    return question
        .arguments()
        .value("limit", limit)
        .value("offset", offset)
        .sql("page", "CAST(" + page + " AS Nullable(String))")
        .sql("group", group);
  }

  /** A row of {@code web-vitals.sql}. */
  record VitalsRow(
      String name,
      long samples,
      long lcpSamples,
      double lcpP75,
      long inpSamples,
      double inpP75,
      long clsSamples,
      double clsP75,
      long fcpSamples,
      double fcpP75,
      long ttfbSamples,
      double ttfbP75,
      long total) {
    WebVitals.Row row() {
      return new WebVitals.Row(
          name,
          samples,
          Thresholds.LCP.rate(lcpP75, lcpSamples),
          Thresholds.INP.rate(inpP75, inpSamples),
          Thresholds.CLS.rate(clsP75, clsSamples),
          Thresholds.FCP.rate(fcpP75, fcpSamples),
          Thresholds.TTFB.rate(ttfbP75, ttfbSamples));
    }
  }
}
