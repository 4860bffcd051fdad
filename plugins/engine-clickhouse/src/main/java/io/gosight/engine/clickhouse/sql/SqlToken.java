package io.gosight.engine.clickhouse.sql;

import java.util.Locale;

/**
 * One lexical element of a statement.
 *
 * @param kind what it is
 * @param text as written; for a quoted identifier without its quotes
 * @param start offset of its first character
 * @param end offset behind its last character
 * @param depth how many parentheses are open around it
 */
record SqlToken(Kind kind, String text, int start, int end, int depth) {
  /** The kinds of elements; comments and white space are none. */
  enum Kind {
    WORD,
    QUOTED,
    LITERAL,
    SYMBOL
  }

  /** Whether it is this bare keyword, in any case. */
  boolean is(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  /** Whether it is this character. */
  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Whether it names something: a bare or a quoted word. */
  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }
}
