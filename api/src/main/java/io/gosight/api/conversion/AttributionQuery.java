package io.gosight.api.conversion;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.query.SqlExpressions;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.stats.Dimension;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes which sources conversions are attributed to. Safe for use by many threads. */
public final class AttributionQuery {
  private static final Map<String, String> MODELS =
      Map.of("first", "[before[1]]", "last", "[before[-1]]", "linear", "before");
  private static final Set<String> DIMENSIONS =
      Set.of(
          "sources",
          "channels",
          "referrers",
          "utm-sources",
          "utm-mediums",
          "utm-campaigns",
          "entry-pages");

  private final Query<AttributionRow> attribution = Query.of("attribution", AttributionRow.class);
  private final EventReader reader;
  private final QuestionReader questions;

  /** A query of that store. */
  public AttributionQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
  }

  /**
   * The attribution of a custom event of the period.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or the store unavailable
   */
  public Attribution execute(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of("event", "model", "dimension", "limit"));
    Map<String, String> given = request.parameters();
    String event = Parameters.text(given, "event");
    if (event.isEmpty()) {
      throw Parameters.bad("'event' is the name of the custom event that is the conversion.");
    }
    String model = Parameters.choice(given, "model", MODELS.keySet(), "last");
    String name = Parameters.choice(given, "dimension", DIMENSIONS, "sources");
    Dimension dimension = Dimension.of(name).orElseThrow();
    QueryArguments arguments =
        SqlExpressions.addTo(question.arguments())
            .value("event", event)
            .value("limit", Parameters.limit(given))
            .sql("touches", MODELS.get(model))
            .sql(
                "dimension",
                "argMinIf(toString("
                    + dimension.sql()
                    + "), (time, sequence), kind = 'page_view')");
    List<AttributionRow> rows = reader.execute(request, attribution, arguments);
    return new Attribution(
        event,
        model,
        name,
        rows.stream().map(AttributionRow::row).toList(),
        rows.isEmpty() ? 0 : rows.get(0).total());
  }

  /** A row of {@code attribution.sql}. */
  record AttributionRow(
      String name, double conversions, long visitors, double revenue, long total) {
    Attribution.Row row() {
      return new Attribution.Row(name, conversions, visitors, revenue);
    }
  }
}
