package io.gosight.enrich;

/**
 * Takes card numbers and secrets in addresses out of one text of a recording: an address, or a text
 * with addresses in it, such as a style sheet.
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
      } else if (c == '=' || c == '@') {
        return true;
      }
    }
    return false;
  }

  /** The text without secrets; the same object if it has none. */
  static String scrub(String text) {
    String clean = CardNumbers.scrub(text);
    if (clean.indexOf('=') < 0 && clean.indexOf('@') < 0) {
      return clean;
    }
    if (isAddress(clean)) {
      return Addresses.scrub(clean);
    }
    return scrubWithin(clean);
  }

  private static boolean isAddress(String text) {
    if (text.length() > MAX_ADDRESS || text.startsWith("data:")) {
      return false;
    }
    boolean query = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (ENDS.indexOf(c) >= 0) {
        return false;
      }
      query |= c == '?' || c == '#' || c == ':';
    }
    return query;
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
        String clean = Addresses.scrub(address);
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
