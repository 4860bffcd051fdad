package io.gosight.engine.clickhouse.sql;

import io.gosight.engine.clickhouse.sql.SqlToken.Kind;

/**
 * Splits a statement into elements by ClickHouse's lexical rules, without understanding it. Text
 * holds one character a byte, so offsets are byte offsets. Not safe for use by several threads.
 */
final class SqlScanner {
  private final String text;
  private int position;
  private int depth;

  SqlScanner(String text) {
    this.text = text;
  }

  /** The next element, or null at the end; an unclosed quote reaches to the end. */
  SqlToken next() {
    skipBlanks();
    if (position >= text.length()) {
      return null;
    }
    int start = position;
    char c = text.charAt(start);
    if (c == '\'') {
      return token(Kind.LITERAL, start, quoted(start, '\''));
    }
    if (c == '`' || c == '"') {
      SqlToken whole = token(Kind.QUOTED, start, quoted(start, c));
      int last = Math.max(start + 1, whole.end() - 1);
      return new SqlToken(Kind.QUOTED, text.substring(start + 1, last), start, whole.end(), depth);
    }
    if (c == '$') {
      int end = heredoc(start);
      if (end > 0) {
        return token(Kind.LITERAL, start, end);
      }
    }
    if (isWord(c)) {
      int end = start;
      while (end < text.length() && isWord(text.charAt(end))) {
        end++;
      }
      return token(Character.isDigit(c) ? Kind.LITERAL : Kind.WORD, start, end);
    }
    return symbol(start, c);
  }

  private SqlToken symbol(int start, char c) {
    if (c == ')' && depth > 0) {
      depth--;
    }
    SqlToken symbol = token(Kind.SYMBOL, start, start + 1);
    if (c == '(') {
      depth++;
    }
    return symbol;
  }

  private SqlToken token(Kind kind, int start, int end) {
    position = end;
    return new SqlToken(kind, text.substring(start, end), start, end, depth);
  }

  private int quoted(int start, char quote) {
    int i = start + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\') {
        i += 2;
      } else if (c != quote) {
        i++;
      } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
        i += 2;
      } else {
        return i + 1;
      }
    }
    return text.length();
  }

  private int heredoc(int start) {
    int tagEnd = start + 1;
    while (tagEnd < text.length() && isWord(text.charAt(tagEnd)) && text.charAt(tagEnd) != '$') {
      tagEnd++;
    }
    if (tagEnd >= text.length() || text.charAt(tagEnd) != '$') {
      return -1;
    }
    String tag = text.substring(start, tagEnd + 1);
    int close = text.indexOf(tag, tagEnd + 1);
    return close < 0 ? -1 : close + tag.length();
  }

  private void skipBlanks() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c <= ' ') {
        position++;
      } else if (text.startsWith("--", position)
          || text.startsWith("# ", position)
          || text.startsWith("#!", position)) {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end + 1;
      } else if (text.startsWith("/*", position)) {
        position = blockCommentEnd();
      } else {
        return;
      }
    }
  }

  private int blockCommentEnd() {
    int end = text.indexOf("*/", position + 2);
    return end < 0 ? text.length() : end + 2;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '$'
        || c >= 0x80;
  }
}
