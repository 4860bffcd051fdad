package io.gosight.engine.clickhouse.sql;

import io.gosight.engine.clickhouse.sql.SqlToken.Kind;
import java.util.Set;

/**
 * Refuses what the engine's read-only mode would still let the reader do: reading files through
 * scalar functions, and reaching out of this machine through DESCRIBE of a table function. It errs
 * on the side of refusal; a column named like a forbidden word is written with its table's name.
 */
public final class ReaderGuard {
  private static final Set<String> STATEMENTS =
      Set.of("select", "with", "exists", "describe", "desc", "show", "explain");
  private static final Set<String> FORBIDDEN =
      Set.of(
          "file",
          "catboostevaluate",
          "executable",
          "aiclassify",
          "aiembed",
          "aiextract",
          "aigenerate",
          "aitranslate",
          "stack_trace",
          "outfile");

  private ReaderGuard() {}

  /**
   * Lets a statement pass or refuses it.
   *
   * @param text the statement, one character a byte
   * @throws ClickHouseException naming what the reader may not use
   */
  public static void check(String text) throws ClickHouseException {
    SqlScanner scanner = new SqlScanner(text);
    SqlToken token = scanner.next();
    while (token != null && token.isSymbol("(")) {
      token = scanner.next();
    }
    if (token == null || !STATEMENTS.contains(token.lower())) {
      throw refusal(
          "The reader may only SELECT, EXISTS, DESCRIBE, SHOW and EXPLAIN.", ErrorCode.READONLY);
    }
    boolean describes = token.is("describe") || token.is("desc");
    SqlToken beforeLast = null;
    SqlToken last = null;
    while (token != null) {
      checkToken(beforeLast, last, token);
      if (describes && token.isSymbol("(") && last.isName() && isTableFunction(last)) {
        throw refusal("The reader may not describe a table function.", ErrorCode.ACCESS_DENIED);
      }
      beforeLast = last;
      last = token;
      token = scanner.next();
    }
  }

  private static boolean isTableFunction(SqlToken word) {
    return word.depth() == 0 && !word.is("describe") && !word.is("desc") && !word.is("table");
  }

  private static void checkToken(SqlToken beforeLast, SqlToken last, SqlToken token)
      throws ClickHouseException {
    boolean qualified =
        last != null && last.isSymbol(".") && beforeLast != null && beforeLast.isName();
    boolean called = token.isSymbol("(") && last != null && isForbidden(last);
    if (called || (isForbidden(token) && (!qualified || token.is("stack_trace")))) {
      throw refusal(
          "The reader may not use '" + (called ? last : token).text() + "'.",
          ErrorCode.ACCESS_DENIED);
    }
    boolean strange =
        token.kind() == Kind.WORD && token.text().chars().anyMatch(c -> c >= 0x80 || c == '$');
    boolean escaped = token.kind() == Kind.QUOTED && token.text().indexOf('\\') >= 0;
    if (strange || escaped || token.text().startsWith("$")) {
      throw refusal(
          "The reader may write names only in plain letters, and text only in quotes.",
          ErrorCode.ACCESS_DENIED);
    }
  }

  private static boolean isForbidden(SqlToken token) {
    return token.isName() && FORBIDDEN.contains(token.lower());
  }

  private static ClickHouseException refusal(String problem, ErrorCode code) {
    return ClickHouseException.of(code, problem);
  }
}
