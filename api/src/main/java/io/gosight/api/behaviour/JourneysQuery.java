package io.gosight.api.behaviour;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.request.AuthorizedRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes the sequences of pages that visits take. Safe for use by many threads. */
public final class JourneysQuery {
  private static final int DEFAULT_STEPS = 5;
  private static final int MAX_STEPS = 10;

  private final Query<JourneyRow> journeys = Query.of("journeys", JourneyRow.class);
  private final Query<Journeys.Link> links = Query.of("journey-links", Journeys.Link.class);
  private final EventReader reader;
  private final QuestionReader questions;

  /** A query of that store. */
  public JourneysQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
  }

  /**
   * The journeys that most visits took.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or the store unavailable
   */
  public Journeys execute(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of("steps", "start", "limit"));
    Map<String, String> given = request.parameters();
    String start = Parameters.text(given, "start");
    QueryArguments arguments =
        question
            .arguments()
            .value("steps", Parameters.wholeNumber(given, "steps", 2, MAX_STEPS, DEFAULT_STEPS))
            .value("limit", Parameters.limit(given))
            .value("start", start)
            .sql("pages", start.isEmpty() ? "all_pages" : from());
    List<JourneyRow> rows = reader.execute(request, journeys, arguments);
    return new Journeys(
        rows.isEmpty() ? 0 : rows.get(0).total(),
        rows.stream().map(row -> new Journeys.Row(row.firstPages(), row.visits())).toList(),
        reader.execute(request, links, arguments));
  }

  private static String from() {
    return "if(has(all_pages, {start:String}),"
        + " arraySlice(all_pages, indexOf(all_pages, {start:String})), [])";
  }

  /** A row of {@code journeys.sql}. */
  record JourneyRow(List<String> firstPages, long visits, long total) {}
}
