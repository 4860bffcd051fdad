package io.gosight.engine.clickhouse.sql;

import java.util.Set;

/**
 * An INSERT whose rows follow its text, cut into the parts that the engine takes separately.
 *
 * @param header the statement up to, without, FORMAT or VALUES
 * @param format the name of the rows' format
 * @param dataStart offset of the first byte of the rows
 */
public record InsertStatement(String header, String format, int dataStart) {
  private static final Set<String> NOT_BEFORE_FORMAT = Set.of("into", "table", "function");

  /**
   * Cuts an INSERT.
   *
   * @param text the statement's beginning, one character a byte
   * @return the parts, or null if this is no INSERT or takes its rows from a query
   * @throws ClickHouseException if the rows are to come from a file of the client
   */
  public static InsertStatement of(String text) throws ClickHouseException {
    SqlScanner scanner = new SqlScanner(text);
    SqlToken token = scanner.next();
    if (token == null || !token.is("insert")) {
      return null;
    }
    SqlToken previous = token;
    while ((token = scanner.next()) != null) {
      if (token.depth() == 0 && token.kind() == SqlToken.Kind.WORD && !isTableName(previous)) {
        if (token.is("select") || token.is("with") || token.is("watch")) {
          return null;
        }
        if (token.is("infile")) {
          throw ClickHouseException.of(
              ErrorCode.UNKNOWN_TYPE_OF_QUERY, "FROM INFILE is for clickhouse-client only.");
        }
        if (token.is("values")) {
          return new InsertStatement(text.substring(0, token.start()), "Values", token.end());
        }
        if (token.is("format")) {
          SqlToken name = scanner.next();
          return name == null || !name.isName()
              ? null
              : new InsertStatement(
                  text.substring(0, token.start()), name.text(), afterFormat(text, name.end()));
        }
      }
      previous = token;
    }
    return new InsertStatement(text, "Values", text.length());
  }

  private static boolean isTableName(SqlToken previous) {
    return previous.isSymbol(".")
        || (previous.kind() == SqlToken.Kind.WORD && NOT_BEFORE_FORMAT.contains(previous.lower()));
  }

  private static int afterFormat(String text, int end) {
    int position = end;
    position = skip(text, position, " \t\f", Integer.MAX_VALUE);
    position = skip(text, position, ";", 1);
    position = skip(text, position, " \t\f", Integer.MAX_VALUE);
    position = skip(text, position, "\r", 1);
    return skip(text, position, "\n", 1);
  }

  private static int skip(String text, int from, String characters, int most) {
    int position = from;
    while (position < text.length()
        && position - from < most
        && characters.indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    return position;
  }
}
