package io.gosight.enrich;

/** Takes payment card numbers out of text: 13 to 19 digits that pass the Luhn check. */
final class CardNumbers {
  private static final int MIN_DIGITS = 13;
  private static final int MAX_DIGITS = 19;
  private static final String MARK = "[card]";

  private CardNumbers() {}

  /** The text without card numbers; the same object if it has none. */
  static String scrub(String text) {
    StringBuilder out = null;
    int copied = 0;
    int at = 0;
    while (at < text.length()) {
      if (!isDigit(text.charAt(at))) {
        at++;
        continue;
      }
      int end = runEnd(text, at);
      if (isCard(text, at, end)) {
        if (out == null) {
          out = new StringBuilder(text.length());
        }
        out.append(text, copied, at).append(MARK);
        copied = end;
      }
      at = end;
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  /** The end of a run of digits, which single blanks or hyphens may part. */
  private static int runEnd(String text, int start) {
    int end = start + 1;
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        end = i + 1;
      } else if ((c != ' ' && c != '-') || !isDigit(text.charAt(i - 1))) {
        break;
      }
    }
    return end;
  }

  private static boolean isCard(String text, int start, int end) {
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
    return digits >= MIN_DIGITS && digits <= MAX_DIGITS && sum > 0 && sum % 10 == 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
