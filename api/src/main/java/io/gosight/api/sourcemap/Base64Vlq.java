package io.gosight.api.sourcemap;

/** Reads the numbers of a line of mappings: base64 digits of 5 bits with a bit for more. */
final class Base64Vlq {
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int MORE = 0x20;
  private static final int MOST_SHIFT = 30;

  private final String text;
  private int at;

  Base64Vlq(String text) {
    this.text = text;
  }

  boolean hasNext() {
    return at < text.length();
  }

  /** Whether another number follows before the next comma. */
  boolean hasNextInSegment() {
    return hasNext() && text.charAt(at) != ',';
  }

  /** Passes over what is left of the segment, and the comma. */
  void skipSegment() {
    while (hasNextInSegment()) {
      at++;
    }
    at++;
  }

  /**
   * The next number.
   *
   * @throws IllegalArgumentException if there is none, or it has more than 32 bits
   */
  int next() {
    int value = 0;
    int shift = 0;
    int digit;
    do {
      digit = hasNext() ? DIGITS.indexOf(text.charAt(at++)) : -1;
      if (digit < 0 || shift > MOST_SHIFT) {
        throw new IllegalArgumentException("The mappings are malformed.");
      }
      value += (digit & (MORE - 1)) << shift;
      shift += 5;
    } while ((digit & MORE) != 0);
    int size = value >>> 1;
    return (value & 1) == 0 ? size : -size;
  }
}
