package io.gosight.api.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.behaviour.FunnelSteps;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.query.SqlExpressions;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import io.gosight.api.saved.SavedItem;
import io.gosight.api.saved.SavedItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Computes how often goals were reached. Safe for use by many threads. */
public final class ConversionsQuery {
  private static final int MAX_GOALS = 50;

  private final Query<GoalsRow> conversions = Query.of("conversions", GoalsRow.class);
  private final Query<CountsRow> counts = Query.of("figures", CountsRow.class);
  private final EventReader reader;
  private final QuestionReader questions;
  private final SavedItems items;
  private final ObjectMapper json;

  /** A query of that store about those goals. */
  public ConversionsQuery(
      EventReader reader, QuestionReader questions, SavedItems items, ObjectMapper json) {
    this.reader = reader;
    this.questions = questions;
    this.items = items;
    this.json = json;
  }

  /**
   * The project's goals; at most the first 50.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or a store unavailable
   */
  public Conversions execute(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of());
    List<SavedItem> goals =
        items.list(request.projectId(), "goals").stream().limit(MAX_GOALS).toList();
    long visitors = reader.executeOne(request, counts, question.arguments()).visitors();
    if (goals.isEmpty()) {
      return new Conversions(List.of(), visitors);
    }
    GoalsRow found = reader.executeOne(request, conversions, arguments(question, goals));
    List<Conversions.Row> rows = new ArrayList<>();
    for (int i = 0; i < goals.size(); i++) {
      long converted = found.visitors().get(i);
      rows.add(
          new Conversions.Row(
              goals.get(i).id(),
              goals.get(i).name(),
              found.conversions().get(i),
              found.visits().get(i),
              converted,
              visitors == 0 ? null : (double) converted / visitors,
              revenue(found.revenue().get(i))));
    }
    return new Conversions(rows, visitors);
  }

  private static QueryArguments arguments(Question question, List<SavedItem> goals) {
    QueryArguments arguments = SqlExpressions.addTo(question.arguments());
    List<String> conversions = new ArrayList<>();
    List<String> visits = new ArrayList<>();
    List<String> visitors = new ArrayList<>();
    List<String> revenue = new ArrayList<>();
    for (int i = 0; i < goals.size(); i++) {
      String reached = FunnelSteps.step(goals.get(i).definition()).condition(arguments, "goal" + i);
      conversions.add("countIf(" + reached + ")");
      visits.add("uniqExactIf(session_id, " + reached + ")");
      visitors.add("uniqExactIf(visitor_id, " + reached + ")");
      revenue.add("toJSONString(sumMapIf(map(currency, amount), amount != 0 AND " + reached + "))");
    }
    return arguments
        .sql("conversions", String.join(", ", conversions))
        .sql("visits", String.join(", ", visits))
        .sql("visitors", String.join(", ", visitors))
        .sql("revenue", String.join(", ", revenue));
  }

  private List<Money> revenue(String sums) {
    List<Money> revenue = new ArrayList<>();
    JsonNode byCurrency = JsonBody.parse(sums, json);
    byCurrency
        .properties()
        .forEach(sum -> revenue.add(new Money(sum.getKey(), sum.getValue().asDouble())));
    return revenue;
  }

  /** A row of {@code conversions.sql}. */
  record GoalsRow(
      List<Long> conversions, List<Long> visits, List<Long> visitors, List<String> revenue) {}

  /** A row of {@code figures.sql}. */
  record CountsRow(long visitors, long visits, long views, long events) {}
}
