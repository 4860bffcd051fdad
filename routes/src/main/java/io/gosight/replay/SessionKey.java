package io.gosight.replay;

import io.gosight.ingest.IdFormat;

/**
 * A session of a project.
 *
 * @param project the project's id
 * @param session the session's id
 */
public record SessionKey(String project, String session) {
  /**
   * Both ids as a tuple for the text of a statement: a mutation takes no parameters.
   *
   * @throws IllegalArgumentException if one does not have an id's form, which needs no escape
   */
  public String literal() {
    if (!IdFormat.isId(session) || !IdFormat.isId(project)) {
      throw new IllegalArgumentException("This is no id of a session.");
    }
    return "('" + project + "', '" + session + "')";
  }
}
