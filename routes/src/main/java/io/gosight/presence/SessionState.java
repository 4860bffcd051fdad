package io.gosight.presence;

/**
 * The state of a session as it is kept: its lines are time, country and page.
 *
 * @param timeMs when its latest event arrived, in ms since 1970
 * @param country its country; empty if unknown
 * @param page the address of its page; empty if unknown
 */
record SessionState(long timeMs, String country, String page) {
  static SessionState of(Activity activity) {
    return new SessionState(activity.timeMs(), activity.country(), activity.page());
  }

  String text() {
    return timeMs + "\n" + country + "\n" + page;
  }

  static SessionState parse(String text) {
    String[] lines = text.split("\n", 3);
    return new SessionState(Long.parseLong(lines[0]), lines[1], lines[2]);
  }
}
