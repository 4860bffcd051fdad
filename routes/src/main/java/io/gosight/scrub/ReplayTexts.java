package io.gosight.scrub;

/**
 * Takes secrets out of one text of a recording: an address, or a text that may have addresses in
 * it, such as a style sheet.
 */
final class ReplayTexts {
  private static final int MIN_CARD_DIGITS = 13;
  private static final int MAX_ADDRESS = 8_192;
  private static final String ENDS = " \t\r\n\"'()<>,;{}";

  private ReplayTexts() {}

  /** Whether the text may hold a secret; far cheaper than looking for one. */
  static boolean isSuspicious(char[] text, int offset, int length) {
    int digits = 0;
    for (int i = offset; i < offset + length; i++) {
      char c = text[i];
      if (c >= '0' && c <= '9') {
        digits++;
        if (digits >= MIN_CARD_DIGITS) {
          return true;
        }
      } else if (c == '=' || c == '@' || endsToken(text, offset, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code eyJ}, with which a token begins, or {@code bearer} ends there. */
  private static boolean endsToken(char[] text, int offset, int at) {
    return switch (text[at]) {
      case 'J' -> at > offset && text[at - 1] == 'y';
      case 'r' -> at > offset + 1 && text[at - 1] == 'e' && text[at - 2] == 'r';
      default -> false;
    };
  }

  /** The text without secrets; the same object if it has none. */
  static String scrub(String text) {
    String clean = CardNumbers.scrubDrawn(text);
    if (clean.startsWith("data:")) {
      return clean;
    }
    if (clean.length() <= MAX_ADDRESS && isAddress(clean)) {
      return Addresses.scrubRecorded(clean);
    }
    clean = clean.contains("://") ? scrubWithin(clean) : clean;
    // A style sheet holds pictures as long texts without a meaning.
    return clean.contains(";base64,") ? clean : SecretTexts.scrubRecorded(clean);
  }

  private static boolean isAddress(String text) {
    boolean address = text.startsWith("/") || text.startsWith("?") || text.startsWith("#");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (ENDS.indexOf(c) >= 0) {
        return false;
      }
      address |= c == '?' || c == '#' || c == ':';
    }
    return address;
  }

  /** Scrubs each address with a scheme that stands within a text. */
  private static String scrubWithin(String text) {
    StringBuilder out = null;
    int copied = 0;
    int scheme = text.indexOf("://");
    while (scheme >= 0) {
      int start = scheme;
      while (start > copied && Character.isLetter(text.charAt(start - 1))) {
        start--;
      }
      int end = scheme + 3;
      while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
        end++;
      }
      if (end - start <= MAX_ADDRESS) {
        String address = text.substring(start, end);
        String clean = Addresses.scrubRecorded(address);
        if (!clean.equals(address)) {
          out = out == null ? new StringBuilder(text.length()) : out;
          out.append(text, copied, start).append(clean);
          copied = end;
        }
      }
      scheme = text.indexOf("://", end);
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }
}
