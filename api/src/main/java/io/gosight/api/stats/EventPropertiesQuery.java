package io.gosight.api.stats;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.question.OffsetCursor;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.stats.BreakdownQuery.FiguresRow;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists properties of custom events and their values. Safe for use by many threads. */
public final class EventPropertiesQuery {
  private static final String NAMES = "arrayJoin(JSONExtractKeys(properties))";
  private static final String VALUES =
      "if(startsWith(JSONExtractRaw(properties, {property:String}) AS raw, '\"'),"
          + " JSONExtractString(properties, {property:String}), raw)";

  private final Query<FiguresRow> properties = Query.of("event-properties", FiguresRow.class);
  private final EventReader reader;
  private final QuestionReader questions;

  /** A query of that store. */
  public EventPropertiesQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
  }

  /**
   * The names of an event's properties, or the values of one, the most frequent first.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or the store unavailable
   */
  public Breakdown execute(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of("event", "property", "limit", "cursor"));
    Map<String, String> given = request.parameters();
    String property = Parameters.text(given, "property");
    int offset = OffsetCursor.read(given);
    QueryArguments arguments =
        question
            .arguments()
            .value("event", Parameters.text(given, "event"))
            .value("property", property)
            .value("limit", Parameters.limit(given))
            .value("offset", offset)
            .sql("names", "nullIf(" + (property.isEmpty() ? NAMES : VALUES) + ", '')");
    List<FiguresRow> rows = reader.execute(request, properties, arguments);
    long total = rows.isEmpty() ? 0 : rows.get(0).total();
    return new Breakdown(
        property.isEmpty() ? "properties" : property,
        rows.stream()
            .map(
                row ->
                    new Breakdown.Row(
                        row.name(),
                        null,
                        row.visitors(),
                        row.visits(),
                        row.views(),
                        row.events(),
                        null,
                        null,
                        null))
            .toList(),
        total,
        OffsetCursor.next(offset, rows.size(), total));
  }
}
