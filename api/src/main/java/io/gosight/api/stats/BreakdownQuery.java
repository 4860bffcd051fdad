package io.gosight.api.stats;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.question.OffsetCursor;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes figures by the values of a dimension. Safe for use by many threads. */
public final class BreakdownQuery {
  private static final Set<String> PARAMETERS = Set.of("search", "sort", "limit", "cursor");
  private static final Set<String> SORTS = Set.of("visitors", "visits", "views", "events");
  private static final int ALL = 1_000_000;

  private final Query<FiguresRow> ofEvents = Query.of("breakdown-of-events", FiguresRow.class);
  private final Query<FiguresRow> ofVisits = Query.of("breakdown-of-visits", FiguresRow.class);
  private final EventReader reader;
  private final QuestionReader questions;
  private final PageEngagement engagement;

  /** A query of that store. */
  public BreakdownQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
    this.engagement = new PageEngagement(reader);
  }

  /**
   * One page of the breakdown.
   *
   * @throws io.gosight.api.error.ApiException if there is no such dimension, a parameter is invalid
   *     or the store unavailable
   */
  public Breakdown execute(AuthorizedRequest request) {
    Dimension dimension =
        Dimension.of(request.variable("dimension")).orElseThrow(AuthorizedRequest::notFound);
    Question question = questions.read(request, PARAMETERS);
    Map<String, String> given = request.parameters();
    int offset = OffsetCursor.read(given);
    String sort = Parameters.choice(given, "sort", SORTS, "visitors");
    QueryArguments arguments =
        question
            .arguments()
            .value("limit", Parameters.limit(given))
            .value("offset", offset)
            .sql("sort", sort);
    search(arguments, Parameters.text(given, "search"));
    List<FiguresRow> rows = figures(question, dimension, arguments);
    long total = rows.isEmpty() ? 0 : rows.get(0).total();
    return new Breakdown(
        dimension.text(),
        complete(question, dimension, rows),
        total,
        OffsetCursor.next(offset, rows.size(), total));
  }

  private static void search(QueryArguments arguments, String search) {
    if (search.isEmpty()) {
      arguments.sql("rows", "1");
    } else {
      arguments
          .sql("rows", "positionCaseInsensitiveUTF8(toString(dimension), {search:String}) > 0")
          .value("search", search);
    }
  }

  private List<FiguresRow> figures(
      Question question, Dimension dimension, QueryArguments arguments) {
    if (dimension.isOfVisits()) {
      return reader.execute(question.request(), ofVisits, dimension.ofVisit().addTo(arguments));
    }
    return reader.execute(
        question.request(),
        ofEvents,
        arguments
            .sql("dimension", dimension.sql())
            .sql("parent", dimension.parent())
            .sql("kind", dimension.kind()));
  }

  private List<Breakdown.Row> complete(
      Question question, Dimension dimension, List<FiguresRow> rows) {
    Map<Key, Breakdown.Counts> before = new HashMap<>();
    question
        .comparison()
        .filter(other -> !rows.isEmpty())
        .ifPresent(other -> before.putAll(compare(question, other, dimension, rows)));
    Map<Key, Long> engaged =
        dimension == Dimension.PAGES ? engagement.of(question, rows) : Map.of();
    List<Breakdown.Row> complete = new ArrayList<>();
    for (FiguresRow row : rows) {
      complete.add(
          new Breakdown.Row(
              row.name(),
              row.parent(),
              row.visitors(),
              row.visits(),
              row.views(),
              row.events(),
              row.bounceRate(),
              engaged.getOrDefault(row.key(), row.engagedMs()),
              question.comparison().isEmpty()
                  ? null
                  : before.getOrDefault(row.key(), new Breakdown.Counts(0, 0, 0, 0))));
    }
    return complete;
  }

  private Map<Key, Breakdown.Counts> compare(
      Question question, Period other, Dimension dimension, List<FiguresRow> rows) {
    QueryArguments arguments =
        question.arguments(other).value("limit", ALL).value("offset", 0).sql("sort", "visitors");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      names.add("{n" + i + ":String}");
      arguments.value("n" + i, rows.get(i).name() == null ? "" : rows.get(i).name());
    }
    arguments.sql("rows", "dimension IN (" + String.join(", ", names) + ")");
    Map<Key, Breakdown.Counts> counts = new HashMap<>();
    for (FiguresRow row : figures(question, dimension, arguments)) {
      counts.put(
          row.key(), new Breakdown.Counts(row.visitors(), row.visits(), row.views(), row.events()));
    }
    return counts;
  }

  /** What identifies a row. */
  record Key(String name, String parent) {}

  /** A row of {@code breakdown-of-events.sql} or {@code breakdown-of-visits.sql}. */
  record FiguresRow(
      String name,
      String parent,
      long visitors,
      long visits,
      long views,
      long events,
      Double bounceRate,
      Long engagedMs,
      long total) {
    Key key() {
      return new Key(name, parent);
    }
  }
}
