package io.gosight.enrich;

/**
 * Takes payment card numbers out of text: 13 to 19 digits, in one piece or in groups as cards show
 * them, that begin like a card's and pass the Luhn check. Times in ms, decimal fractions and digits
 * inside longer names are left alone.
 */
final class CardNumbers {
  private static final int MIN_DIGITS = 13;
  private static final int MAX_DIGITS = 19;
  private static final int MIN_GROUP = 4;
  private static final int MAX_GROUP = 6;
  private static final String MARK = "[card]";

  private CardNumbers() {}

  /** The text without card numbers; the same object if it has none. */
  static String scrub(String text) {
    return scrub(text, false);
  }

  /** Likewise of a JSON text, which stays valid: a bare number that is a card becomes null. */
  static String scrubJson(String json) {
    return scrub(json, true);
  }

  private static String scrub(String text, boolean json) {
    if (!hasEnoughDigits(text)) {
      return text;
    }
    StringBuilder out = null;
    int copied = 0;
    boolean quoted = false;
    int escapeEnd = -1;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (!isDigit(c)) {
        if (json && c == '\\') {
          at += 2;
          escapeEnd = at;
        } else {
          quoted ^= c == '"';
          at++;
        }
        continue;
      }
      boolean bare = json && !quoted;
      int end = startsNumber(text, at, bare, at == escapeEnd) ? cardEnd(text, at, bare) : -1;
      if (end < 0) {
        at = digitsEnd(text, at);
        continue;
      }
      if (out == null) {
        out = new StringBuilder(text.length());
      }
      out.append(text, copied, at).append(bare ? "null" : MARK);
      copied = end;
      at = end;
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  /**
   * Whether as many digits as a card has stand together, with nothing but separators between them.
   * Looks at every 13th character first, because such a run can't pass between them.
   */
  private static boolean hasEnoughDigits(String text) {
    int at = MIN_DIGITS - 1;
    while (at < text.length()) {
      int start = at;
      while (start >= 0 && isDigitOrSeparator(text, start)) {
        start--;
      }
      int end = at;
      int digits = 0;
      for (int i = start + 1; i < text.length() && isDigitOrSeparator(text, i); i++) {
        digits += isDigit(text.charAt(i)) ? 1 : 0;
        end = i;
      }
      if (digits >= MIN_DIGITS) {
        return true;
      }
      at = end + MIN_DIGITS;
    }
    return false;
  }

  /** Cards begin with 3 to 6, and Mastercard's newer ones with 2. */
  private static boolean startsNumber(String text, int start, boolean bare, boolean afterEscape) {
    char first = text.charAt(start);
    if (first < '2' || first > '6') {
      return false;
    }
    char before = start == 0 || afterEscape ? ' ' : text.charAt(start - 1);
    boolean fraction = before == '.' && start > 1 && isDigit(text.charAt(start - 2));
    return !isWord(before) && !fraction && !(bare && before == '-');
  }

  /** Where the card ends that starts there, or -1 if none does. */
  private static int cardEnd(String text, int start, boolean bare) {
    int end = digitsEnd(text, start);
    if (isCard(text, start, end)) {
      return end;
    }
    int found = -1;
    int groupStart = start;
    while (!bare && end - groupStart >= MIN_GROUP && end - groupStart <= MAX_GROUP) {
      if (end + 1 >= text.length() || !isSeparator(text, end) || !isDigit(text.charAt(end + 1))) {
        break;
      }
      groupStart = end + 1;
      end = digitsEnd(text, groupStart);
      if (end - start > 2 * MAX_DIGITS) {
        break;
      }
      if (end - groupStart <= MAX_GROUP && isCard(text, start, end)) {
        found = end;
      }
    }
    return found;
  }

  private static boolean isCard(String text, int start, int end) {
    if (end < text.length() && isWord(text.charAt(end))) {
      return false;
    }
    if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1))) {
      return false;
    }
    int digits = 0;
    int sum = 0;
    for (int i = end - 1; i >= start; i--) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        int value = c - '0';
        if (digits % 2 == 1) {
          value = value > 4 ? value * 2 - 9 : value * 2;
        }
        sum += value;
        digits++;
      }
    }
    return digits >= MIN_DIGITS && digits <= MAX_DIGITS && sum % 10 == 0;
  }

  private static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigitOrSeparator(String text, int at) {
    return isDigit(text.charAt(at)) || isSeparator(text, at);
  }

  private static boolean isSeparator(String text, int at) {
    return text.charAt(at) == ' ' || text.charAt(at) == '-';
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
