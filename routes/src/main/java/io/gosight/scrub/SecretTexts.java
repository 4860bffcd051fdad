package io.gosight.scrub;

/**
 * Takes secrets out of a text in one pass: card numbers, emails, passwords and tokens that stand
 * after their name, tokens of well-known services, long runs of letters and digits, tokens in
 * paths, and the queries of addresses. Every look backward or forward is bounded, so that the time
 * grows with the text's length only, whoever wrote it.
 */
final class SecretTexts {
  static final String MARK = "*";

  static final int MIN_CARD_DIGITS = 13;
  static final int MIN_TOKEN = 12;

  private SecretTexts() {}

  /** The text without secrets; the same object if it has none. */
  static String scrub(String text, TextKind kind) {
    if (!maySecretsBeIn(text, kind)) {
      return text;
    }
    SecretScan scan = new SecretScan(text, kind);
    String clean = replace(text, scan);
    return scan.mostDigits() >= MIN_CARD_DIGITS ? CardNumbers.scrub(clean) : clean;
  }

  /** A look that costs little, for most texts are short words. */
  private static boolean maySecretsBeIn(String text, TextKind kind) {
    int digits = 0;
    int run = 0;
    boolean mixed = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') {
        run++;
      } else if (c >= '0' && c <= '9') {
        digits++;
        run++;
        mixed = true;
      } else if ((c >= 'A' && c <= 'Z') || c == '_') {
        run++;
        mixed = true;
      } else if (isSign(c, text, i, kind)) {
        return true;
      } else {
        run = 0;
        mixed = false;
      }
      if (mixed && run >= MIN_TOKEN) {
        return true;
      }
    }
    return digits >= MIN_CARD_DIGITS;
  }

  /** Whether the character may stand beside or within a secret. */
  static boolean isSign(char c, String text, int at, TextKind kind) {
    return switch (c) {
      case '@', '%', '=', '/' -> true;
      case ':' -> kind.hasValuesAfterColons();
      case ' ' ->
          at > 5 && (text.charAt(at - 1) | 0x20) == 'r' && (text.charAt(at - 6) | 0x20) == 'b';
      default -> false;
    };
  }

  /** Likewise of a text of a recording, whose card numbers are gone already. */
  static String scrubRecorded(String text) {
    return replace(text, new SecretScan(text, TextKind.RECORDED));
  }

  private static String replace(String text, SecretScan scan) {
    StringBuilder out = null;
    int copied = 0;
    while (scan.next()) {
      out = out == null ? new StringBuilder(text.length()) : out;
      out.append(text, copied, scan.start()).append(scan.replacement());
      copied = scan.end();
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }
}
