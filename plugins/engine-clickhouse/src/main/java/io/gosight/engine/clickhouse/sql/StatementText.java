package io.gosight.engine.clickhouse.sql;

/**
 * What the front must know of a statement that it hands to the engine whole.
 *
 * @param format the format that its FORMAT clause names, or null
 * @param writesFile whether it asks for a file of the client, which a server can't write
 */
public record StatementText(String format, boolean writesFile) {
  /** Looks through a statement, one character a byte. */
  public static StatementText of(String text) {
    SqlScanner scanner = new SqlScanner(text);
    String format = null;
    boolean writesFile = false;
    SqlToken previous = null;
    SqlToken token;
    while ((token = scanner.next()) != null) {
      if (token.depth() == 0 && previous != null) {
        if (previous.is("format") && token.isName()) {
          format = token.text();
        }
        writesFile |= previous.is("into") && token.is("outfile");
      }
      previous = token;
    }
    return new StatementText(format, writesFile);
  }
}
