package io.gosight.api.behaviour;

import io.gosight.api.query.QueryArguments;
import io.gosight.api.query.VisitSql;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.stats.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The placeholders of {@code funnel.sql}.
 *
 * @param windowMs the longest time from the first step to the last
 * @param ofVisitors whether visitors are followed over visits, or each visit by itself
 */
record FunnelSql(Question question, List<Step> steps, long windowMs, boolean ofVisitors) {
  /** Of each visit its entry's value, for dimensions of visits. */
  private static final String ENTRIES =
      """
      LEFT JOIN (
          SELECT session_id, %s AS dimension
          FROM (
              SELECT session_id, view_id, %s AS view_dimension,
                  countIf(kind = 'page_view') AS view_page_views
              FROM {{visit_events}} AS visit_event
              GROUP BY session_id, view_id)
          GROUP BY session_id) AS visit ON event.session_id = visit.session_id\
      """;

  /** What a funnel is split by. */
  record Split(String dimension, String join, boolean time) {
    private static final Set<Dimension> PER_EVENT =
        Set.of(Dimension.PAGES, Dimension.TITLES, Dimension.EVENTS);
    static final Split NOTHING = new Split("''", "", false);
    static final Split TIME = new Split("''", "", true);

    static Split by(String name) {
      Dimension dimension =
          Dimension.of(name)
              .filter(known -> !PER_EVENT.contains(known))
              .orElseThrow(
                  () ->
                      Parameters.bad(
                          "'breakdown' is a dimension of breakdowns that a visit has one value of,"
                              + " such as countries or sources."));
      if (!dimension.isOfVisits()) {
        return new Split("toString(" + dimension.sql() + ")", "", false);
      }
      String join = ENTRIES.formatted(dimension.ofVisit().visit(), dimension.ofVisit().view());
      return new Split("visit.dimension", join, false);
    }
  }

  QueryArguments arguments(Split split, int limit) {
    QueryArguments arguments = question.arguments().value("window", windowMs).value("limit", limit);
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      conditions.add(steps.get(i).condition(arguments, "step" + i) + " AS s" + (i + 1));
    }
    String bucket = "toInt64(roundDown(toInt64(minIf(ms, s1)), {starts:Array(Int64)}))";
    return arguments
        .sql("entity", ofVisitors ? "visitor_id" : "event.session_id")
        .sql("steps", String.join(",\n            ", conditions))
        .sql("step_names", each(1, "s%1$d"))
        .sql("counts", each(1, "countIf(level >= %1$d)"))
        .sql("times", times())
        .sql("medians", medians())
        .sql("dimension", split.dimension())
        .sql("join", split.join())
        .sql("visit_events", VisitSql.EVENTS)
        .sql("bucket", split.time() ? bucket : "toInt64(0)");
  }

  /** The first time of each step after the first time of the step before. */
  private String times() {
    return "minIf(ms, s1) AS t1, "
        + IntStream.rangeClosed(2, steps.size())
            .mapToObj(
                i ->
                    "arrayMin(arrayFilter(t -> t > t%2$d, groupArrayIf(ms, s%1$d))) AS t%1$d"
                        .formatted(i, i - 1))
            .collect(Collectors.joining(", "));
  }

  private String medians() {
    return each(
        2,
        "toInt64(ifNotFinite(quantileExactIf(0.5)(toInt64(t%1$d) - toInt64(t%2$d), level >= %1$d),"
            + " 0))");
  }

  private String each(int first, String form) {
    return IntStream.rangeClosed(first, steps.size())
        .mapToObj(i -> form.formatted(i, i - 1))
        .collect(Collectors.joining(", "));
  }
}
