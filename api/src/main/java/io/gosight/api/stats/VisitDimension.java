package io.gosight.api.stats;

import io.gosight.api.query.QueryArguments;

/**
 * What {@code whole-visits.sql} takes from one page view of each visit.
 *
 * @param view an expression for the group of a view
 * @param visit an expression for the visit, over those of its views
 */
public record VisitDimension(String view, String visit) {
  /** Nothing. */
  public static final VisitDimension NONE = new VisitDimension("''", "''");

  /** A property of the visit's first page view. */
  public static VisitDimension ofEntry(String expression) {
    return of("argMinIf", "minIf", expression);
  }

  /** A property of the visit's last page view. */
  public static VisitDimension ofExit(String expression) {
    return of("argMaxIf", "maxIf", expression);
  }

  private static VisitDimension of(String argument, String extreme, String expression) {
    return new VisitDimension(
        "("
            + argument
            + "(toString("
            + expression
            + "), (time, sequence), kind = 'page_view'), "
            + extreme
            + "((time, sequence), kind = 'page_view'))",
        argument + "(view_dimension.1, view_dimension.2, view_page_views > 0)");
  }

  /** Adds the placeholders. */
  public QueryArguments addTo(QueryArguments arguments) {
    return arguments.sql("view_dimension", view).sql("visit_dimension", visit);
  }
}
