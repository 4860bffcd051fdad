package io.gosight.api.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.query.ClickHouseValues;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.question.TimeBuckets;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Computes funnels. Safe for use by many threads. */
public final class FunnelQuery {
  private static final Set<String> FIELDS =
      Set.of(
          "from",
          "to",
          "time_zone",
          "filters",
          "steps",
          "window_s",
          "count",
          "breakdown",
          "interval");
  private static final int MAX_WINDOW_S = 7_776_000;
  private static final int DEFAULT_WINDOW_S = 86_400;
  private static final int MAX_ROWS = 50;
  private static final int MAX_POINTS = 2_000;

  private final Query<FunnelRow> funnel = Query.of("funnel", FunnelRow.class);
  private final EventReader reader;
  private final QuestionReader questions;
  private final ObjectMapper json;

  /** A query of that store. */
  public FunnelQuery(EventReader reader, QuestionReader questions, ObjectMapper json) {
    this.reader = reader;
    this.questions = questions;
    this.json = json;
  }

  /**
   * The funnel that the body asks for.
   *
   * @throws io.gosight.api.error.ApiException if the body is invalid or the store unavailable
   */
  public Funnel execute(AuthorizedRequest request) {
    JsonNode body = JsonBody.of(request, json);
    check(body);
    Question question = questions.read(request, body);
    List<Step> steps = FunnelSteps.read(body.path("steps"));
    FunnelSql sql = new FunnelSql(question, steps, window(body), count(body));
    List<FunnelRow> all =
        reader.execute(request, funnel, sql.arguments(FunnelSql.Split.NOTHING, MAX_ROWS));
    return new Funnel(
        steps(steps, all.isEmpty() ? null : all.get(0)),
        body.hasNonNull("breakdown")
            ? reader
                .execute(
                    request,
                    funnel,
                    sql.arguments(FunnelSql.Split.by(body.get("breakdown").asText()), MAX_ROWS))
                .stream()
                .map(row -> new Funnel.Row(row.name(), row.counts()))
                .toList()
            : List.of(),
        points(question, sql, body.path("interval").asText("none"), steps.size()));
  }

  private static void check(JsonNode body) {
    Set<String> unknown = new TreeSet<>();
    body.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(FIELDS);
    if (!body.isObject() || !unknown.isEmpty()) {
      throw Parameters.bad("The body is an object with the fields " + new TreeSet<>(FIELDS) + ".");
    }
  }

  private static long window(JsonNode body) {
    Map<String, String> given =
        body.has("window_s") ? Map.of("window_s", body.get("window_s").asText()) : Map.of();
    return 1_000L * Parameters.wholeNumber(given, "window_s", 1, MAX_WINDOW_S, DEFAULT_WINDOW_S);
  }

  private static boolean count(JsonNode body) {
    String count = body.path("count").asText("visitors");
    return Parameters.choice(Map.of("count", count), "count", Set.of("visitors", "visits"), "")
        .equals("visitors");
  }

  private static List<Funnel.StepCount> steps(List<Step> steps, FunnelRow row) {
    List<Funnel.StepCount> counts = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      long count = row == null ? 0 : row.counts().get(i);
      long first = row == null ? 0 : row.counts().get(0);
      long previous = i == 0 || row == null ? first : row.counts().get(i - 1);
      Long median = i == 0 || count == 0 ? null : row.medians().get(i - 1);
      counts.add(
          new Funnel.StepCount(
              steps.get(i).name(), count, share(count, first), share(count, previous), median));
    }
    return counts;
  }

  private static Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }

  private List<Funnel.Point> points(Question question, FunnelSql sql, String interval, int steps) {
    Parameters.choice(
        Map.of("interval", interval), "interval", Set.of("none", "day", "week", "month"), "");
    if (interval.equals("none")) {
      return List.of();
    }
    TimeBuckets buckets = TimeBuckets.of(question.period(), interval);
    QueryArguments arguments =
        sql.arguments(FunnelSql.Split.TIME, MAX_POINTS)
            .value("starts", ClickHouseValues.millis(buckets.starts()));
    Map<Instant, FunnelRow> found =
        reader.execute(question.request(), funnel, arguments).stream()
            .collect(Collectors.toMap(FunnelRow::start, Function.identity()));
    List<Long> none = Collections.nCopies(steps, 0L);
    return buckets.starts().stream()
        .map(
            start ->
                new Funnel.Point(
                    start, found.containsKey(start) ? found.get(start).counts() : none))
        .toList();
  }

  /** A row of {@code funnel.sql}. */
  record FunnelRow(String name, Instant start, List<Long> counts, List<Long> medians) {}
}
