package io.gosight.api.question;

import java.util.Map;

/** A cursor of rows whose order is that of a figure: how many came before. */
public final class OffsetCursor {
  private static final int MAX = 1_000_000;

  private OffsetCursor() {}

  /** How many rows to skip. */
  public static int read(Map<String, String> given) {
    return Parameters.wholeNumber(given, "cursor", 0, MAX, 0);
  }

  /** The cursor of the next page; null at the end. */
  public static String next(int offset, int rows, long total) {
    return rows > 0 && offset + rows < total ? Integer.toString(offset + rows) : null;
  }
}
