package io.gosight.api.session;

/**
 * The id of a visit: that of its session, and if the session holds several visits, a full stop and
 * the visit's start in s since 1970.
 *
 * @param session the session's id
 * @param start the visit's start; -1 if the id does not say it
 */
public record VisitId(String session, long start) {
  private static final int MOST_DIGITS = 12;

  /**
   * Reads an id.
   *
   * @param text what a client sent; if it is no id, it is the id of an unknown session
   */
  public static VisitId of(String text) {
    int dot = text.lastIndexOf('.');
    String digits = text.substring(dot + 1);
    boolean cut = dot > 0 && digits.length() <= MOST_DIGITS && digits.matches("[0-9]+");
    return cut
        ? new VisitId(text.substring(0, dot), Long.parseLong(digits))
        : new VisitId(text, -1);
  }

  /** Whether the session holds further visits. */
  public boolean isCut() {
    return start >= 0;
  }
}
