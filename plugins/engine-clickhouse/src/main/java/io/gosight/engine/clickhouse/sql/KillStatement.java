package io.gosight.engine.clickhouse.sql;

import java.util.regex.Pattern;

/**
 * {@code KILL QUERY} by the ids that clients give. The library runs every statement by an id of its
 * own; the client's is kept in the statement's setting {@value #ID_SETTING}.
 */
public final class KillStatement {
  /** The setting that holds a client's id. */
  public static final String ID_SETTING = "log_comment";

  private static final Pattern KILL = Pattern.compile("(?is)\\s*KILL\\s+QUERY\\b.*");
  private static final String TEXT = "'[^'\\\\]{1,200}'";
  private static final Pattern BY_ID =
      Pattern.compile(
          "(?i)\\bquery_id(\\s*=\\s*"
              + TEXT
              + "|\\s+IN\\s*\\(\\s*"
              + TEXT
              + "(?:\\s*,\\s*"
              + TEXT
              + ")*\\s*\\))");

  private KillStatement() {}

  /** The statement in the engine's terms; any but {@code KILL QUERY} as it is. */
  public static String translated(String statement) {
    return KILL.matcher(statement).matches()
        ? BY_ID.matcher(statement).replaceAll("(query_id$1 OR Settings['" + ID_SETTING + "']$1)")
        : statement;
  }
}
