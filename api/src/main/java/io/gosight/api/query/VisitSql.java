package io.gosight.api.query;

import java.util.Map;

/**
 * The SQL that tells visits apart: {@code visit-events.sql} gives events with the ids of their
 * visits, also where a sender goes on with one session for days. Within one query every part of it
 * must look at the same range of time, because ids depend on what lies in it. Where every session
 * is one visit, {@link VisitReader} reads events by their sessions' ids instead.
 */
public final class VisitSql {
  /** What keeps a visit going: what the SDK takes for an activity, too. */
  private static final String ACTIVITY =
      "(kind IN ('page_view', 'click', 'scroll', 'mouse', 'input_change', 'form_start',"
          + " 'form_submit', 'custom', 'identify', 'copy')"
          + " OR kind = 'visibility' AND name = 'visible')";

  /** A subquery of {@code FROM} with the ids of visits in place of those of sessions. */
  public static final String EVENTS = Query.text("visit-events");

  /** The same without, for questions that tell no visits apart. */
  public static final String PLAIN_EVENTS =
      "(SELECT * FROM events FINAL WHERE project_id = {project:String})";

  /** A subquery of {@code FROM} with the insights about visits, by the ids of these. */
  public static final String INSIGHTS = Query.text("visit-insights");

  private static final String EVENTS_BY_VISIT = Query.text("events-by-visit");
  private static final String INSIGHTS_BY_VISIT = Query.text("insights-by-visit");
  private static final String EVENTS_BY_SESSION = Query.text("events-by-session");
  private static final String INSIGHTS_BY_SESSION = Query.text("insights-by-session");

  private VisitSql() {}

  /** The placeholders for a question about {@code from} to {@code to}. */
  static void addTo(QueryArguments arguments) {
    arguments
        .sql("activity", ACTIVITY)
        .sql("events_by_visit", EVENTS_BY_VISIT)
        .sql("insights_by_visit", INSIGHTS_BY_VISIT)
        .sql("visit_of", "")
        .sql("events", PLAIN_EVENTS)
        .sql("visit_since", "{from:DateTime64(3, 'UTC')}")
        .sql("visit_until", "{to:DateTime64(3, 'UTC')}");
  }

  /** The same question for a range of time in which every session is one visit. */
  static QueryArguments bySession(QueryArguments arguments) {
    return arguments
        .copy()
        .sql("events_by_visit", EVENTS_BY_SESSION)
        .sql("insights_by_visit", INSIGHTS_BY_SESSION);
  }

  /** The SQL that says which events are looked at. */
  static String range(QueryArguments arguments) {
    Map<String, String> sql = arguments.fragments();
    return String.join(" ", sql.get("visit_since"), sql.get("visit_until"), sql.get("visit_of"));
  }

  /**
   * Looks at all that is stored of a few events.
   *
   * @param condition which, beginning with {@code AND}
   */
  public static QueryArguments ever(QueryArguments arguments, String condition) {
    return arguments
        .sql("visit_of", condition)
        .sql("visit_since", "toDateTime64('1971-01-01 00:00:00', 3, 'UTC')")
        .sql("visit_until", "toDateTime64('2200-01-01 00:00:00', 3, 'UTC')");
  }
}
