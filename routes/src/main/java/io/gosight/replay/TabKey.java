package io.gosight.replay;

/**
 * A tab of a session.
 *
 * @param project the project's id
 * @param session the session's id
 * @param tab the tab's id; may be empty
 */
record TabKey(String project, String session, String tab) {
  SessionKey sessionKey() {
    return new SessionKey(project, session);
  }
}
