package io.gosight.api.filter;

import io.gosight.api.query.SqlFragment;
import io.gosight.api.query.VisitSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Compiles filters to conditions of ClickHouse. Every text of a client becomes a server-side
 * parameter. For one question and one thread.
 */
public final class FilterCompiler {
  private static final String VISITS =
      "session_id IN (SELECT session_id FROM "
          + VisitSql.EVENTS
          + " AS visit_event GROUP BY session_id HAVING ";
  private static final String INSIGHTS =
      "session_id IN (SELECT session_id FROM " + VisitSql.INSIGHTS + " AS visit_insight WHERE ";

  private final Function<String, List<Filter>> segments;
  private final Map<String, String> values = new HashMap<>();
  private int next;

  /**
   * A compiler.
   *
   * @param segments the filters of a saved segment by its id
   */
  public FilterCompiler(Function<String, List<Filter>> segments) {
    this.segments = segments;
  }

  /** The conditions of all filters together. */
  public CompiledFilter compile(List<Filter> filters) {
    List<String> events = new ArrayList<>();
    List<String> visits = new ArrayList<>();
    for (Filter filter : filters) {
      if (filter.property() == Property.SEGMENT) {
        visits.add(segments(filter));
      } else if (filter.property().scope() == Property.Scope.EVENT) {
        events.add(ofEvent(filter));
      } else {
        visits.add(ofVisit(filter));
      }
    }
    boolean sessions = filters.stream().anyMatch(one -> one.property() == Property.SESSION);
    return new CompiledFilter(fragment(events), fragment(visits), sessions || !visits.isEmpty());
  }

  private SqlFragment fragment(List<String> conditions) {
    StringBuilder sql = new StringBuilder();
    conditions.forEach(condition -> sql.append(" AND (").append(condition).append(')'));
    return new SqlFragment(sql.toString(), values);
  }

  private String ofVisit(Filter filter) {
    Property property = filter.property();
    return switch (property.scope()) {
      case ENTRY -> visits(atView("argMinIf", filter));
      case EXIT -> visits(atView("argMaxIf", filter));
      case ANY_VIEW -> any("page_view", property.sql(), filter);
      case ANY_CUSTOM -> any("custom", ofCustom(filter), filter);
      case ANY_ERROR -> any("js_error", property.sql(), filter);
      case INSIGHT -> not(filter) + INSIGHTS + condition(property.sql(), positive(filter)) + ")";
      case DURATION ->
          visits(
              "dateDiff('millisecond', min(time), max(time)) "
                  + (filter.operator() == Operator.AT_LEAST ? ">=" : "<=")
                  + " 1000 * "
                  + parameter(filter.values().get(0), "UInt32"));
      case EVENT, SEGMENT -> throw new IllegalStateException(property + " is not of a visit.");
    };
  }

  private String atView(String function, Filter filter) {
    return condition(
        function
            + "(toString("
            + filter.property().sql()
            + "), (time, sequence), kind = 'page_view')",
        filter);
  }

  /** Visits with such an event; those without one if the operator is negative. */
  private String any(String kind, String expression, Filter filter) {
    String condition = condition(expression, positive(filter));
    return not(filter) + visits("countIf(kind = '" + kind + "' AND " + condition + ") > 0");
  }

  /** Visits with an event of such a property; those without one if the operator is negative. */
  private String anyEvent(Filter filter) {
    return not(filter) + visits("countIf(" + ofEvent(positive(filter)) + ") > 0");
  }

  private static String visits(String having) {
    return VISITS + having + ")";
  }

  private String ofEvent(Filter filter) {
    if (filter.property() != Property.SESSION) {
      return condition(filter.property().sql(), filter);
    }
    // The id of a session means all of its visits.
    Filter positive = positive(filter);
    return not(filter)
        + "("
        + condition("session_id", positive)
        + " OR "
        + condition("splitByChar('.', session_id)[1]", positive)
        + ")";
  }

  private static String not(Filter filter) {
    return filter.operator() == Operator.IS_NOT ? "NOT " : "";
  }

  private static Filter positive(Filter filter) {
    return filter.operator() == Operator.IS_NOT
        ? new Filter(filter.property(), filter.key(), Operator.IS, filter.values())
        : filter;
  }

  private String ofCustom(Filter filter) {
    if (filter.property() == Property.EVENT) {
      return filter.property().sql();
    }
    String raw = "JSONExtractRaw(properties, " + parameter(filter.key(), "String") + ")";
    return "if(startsWith("
        + raw
        + ", '\"'), JSONExtractString(properties, "
        + parameter(filter.key(), "String")
        + "), "
        + raw
        + ")";
  }

  private String condition(String expression, Filter filter) {
    return switch (filter.operator()) {
      case IS -> expression + " IN (" + parameters(filter) + ")";
      case IS_NOT -> expression + " NOT IN (" + parameters(filter) + ")";
      case CONTAINS ->
          either(filter, "positionCaseInsensitiveUTF8(toString(" + expression + "), %s) > 0");
      case MATCHES -> either(filter, "match(toString(" + expression + "), %s)");
      case AT_LEAST, AT_MOST -> throw new IllegalStateException("Numbers are compared elsewhere.");
    };
  }

  private String either(Filter filter, String form) {
    List<String> alternatives = new ArrayList<>();
    filter.values().forEach(value -> alternatives.add(form.formatted(parameter(value, "String"))));
    return "(" + String.join(" OR ", alternatives) + ")";
  }

  private String parameters(Filter filter) {
    List<String> names = new ArrayList<>();
    filter.values().forEach(value -> names.add(parameter(value, "String")));
    return String.join(", ", names);
  }

  private String parameter(String value, String type) {
    String name = "f" + next++;
    values.put(name, value);
    return "{" + name + ":" + type + "}";
  }

  /** Visits of any (or none) of the segments. */
  private String segments(Filter filter) {
    List<String> alternatives = new ArrayList<>();
    for (String id : filter.values()) {
      List<String> all = new ArrayList<>();
      for (Filter part : segments.apply(id)) {
        all.add(part.property().scope() == Property.Scope.EVENT ? anyEvent(part) : ofVisit(part));
      }
      alternatives.add(all.isEmpty() ? "1" : "(" + String.join(") AND (", all) + ")");
    }
    return not(filter) + "(" + String.join(" OR ", alternatives) + ")";
  }
}
