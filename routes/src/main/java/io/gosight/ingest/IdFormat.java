package io.gosight.ingest;

/** The format that external ids must have before they are used in a key, topic or file name. */
public final class IdFormat {
  private static final int MAX_LENGTH = 64;

  private IdFormat() {}

  /** Whether the text is 1 to 64 of A-Z, a-z, 0-9, {@code _}, {@code -}. */
  public static boolean isId(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c < 0x80;
      if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** Whether the text is an id, or not there. */
  public static boolean isIdOrEmpty(String text) {
    return text.isEmpty() || isId(text);
  }
}
