package io.gosight.scrub;

/**
 * Takes payment card numbers out of text: 13 to 19 digits, in one piece or in groups with anything
 * but letters between them, that begin like a card's and pass the Luhn check. Times in ms, decimal
 * fractions and digits inside longer names are left alone.
 */
final class CardNumbers {
  private static final int MIN_DIGITS = 13;
  private static final int MAX_DIGITS = 19;
  private static final int MIN_FIRST_GROUP = 4;
  private static final int MIN_GROUP = 3;
  private static final int MAX_GROUP = 6;
  private static final int MAX_SEPARATORS = 3;
  private static final int MAX_LENGTH = 60;
  private static final String MARK = "[card]";
  private static final String SPACE = "%20";

  private CardNumbers() {}

  /** The text without card numbers; the same object if it has none. */
  static String scrub(String text) {
    return scrub(text, false);
  }

  /**
   * Likewise of a text that may be a drawing or a style: only what is written as cards are, in one
   * piece or with one space or hyphen between groups of four or more.
   */
  static String scrubDrawn(String text) {
    return scrub(text, true);
  }

  private static String scrub(String text, boolean strict) {
    StringBuilder out = null;
    int copied = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (!isDigit(c)) {
        at += c == '%' && text.startsWith(SPACE, at) ? SPACE.length() : 1;
        continue;
      }
      int end = startsCard(text, at) ? cardEnd(text, at, strict) : -1;
      if (end < 0) {
        at = digitsEnd(text, at);
        continue;
      }
      out = out == null ? new StringBuilder(text.length()) : out;
      out.append(text, copied, at).append(MARK);
      copied = end;
      at = end;
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  /** Cards begin with 3 to 6, and Mastercard's newer ones with 2. */
  private static boolean startsCard(String text, int start) {
    char first = text.charAt(start);
    if (first < '2' || first > '6') {
      return false;
    }
    if (start == 0 || text.startsWith(SPACE, start - SPACE.length())) {
      return true;
    }
    char before = text.charAt(start - 1);
    boolean fraction = before == '.' && start > 1 && isDigit(text.charAt(start - 2));
    return !Character.isLetterOrDigit(before) && !fraction;
  }

  /** Where the card ends that starts there, or -1 if none does. */
  private static int cardEnd(String text, int start, boolean strict) {
    int end = digitsEnd(text, start);
    if (isCard(text, start, end)) {
      return end;
    }
    int found = -1;
    int group = start;
    int least = MIN_FIRST_GROUP;
    while (end - group >= least && end - group <= MAX_GROUP && end - start <= MAX_LENGTH) {
      if (isCard(text, start, end)) {
        found = end;
      }
      group = strict ? afterOneSeparator(text, end) : afterSeparators(text, end);
      if (group < 0) {
        break;
      }
      end = digitsEnd(text, group);
      least = strict ? MIN_FIRST_GROUP : MIN_GROUP;
    }
    return found;
  }

  private static int afterOneSeparator(String text, int end) {
    boolean separated = end < text.length() && " -".indexOf(text.charAt(end)) >= 0;
    return separated && end + 1 < text.length() && isDigit(text.charAt(end + 1)) ? end + 1 : -1;
  }

  /** Where the next group of digits begins, or -1 if none follows. */
  private static int afterSeparators(String text, int end) {
    int at = end;
    for (int i = 0; i < MAX_SEPARATORS && at < text.length(); i++) {
      char c = text.charAt(at);
      if (Character.isLetterOrDigit(c)) {
        break;
      }
      at += c == '%' && text.startsWith(SPACE, at) ? SPACE.length() : 1;
    }
    return at > end && at < text.length() && isDigit(text.charAt(at)) ? at : -1;
  }

  private static boolean isCard(String text, int start, int end) {
    if (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      return false;
    }
    if (end + 1 < text.length()
        && end - digitsStart(text, start, end) > MAX_GROUP
        && text.charAt(end) == '.'
        && isDigit(text.charAt(end + 1))) {
      return false;
    }
    int digits = 0;
    int sum = 0;
    for (int i = end - 1; i >= start; i--) {
      char c = text.charAt(i);
      if (c == '0' && i - 2 >= start && text.startsWith(SPACE, i - 2)) {
        i -= 2;
      } else if (isDigit(c)) {
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

  private static int digitsStart(String text, int least, int end) {
    int start = end;
    while (start > least && isDigit(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
