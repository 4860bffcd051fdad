package io.gosight.scrub;

import java.util.function.UnaryOperator;

/**
 * Remembers texts in which no secret was found, because selectors, addresses and labels of a page
 * come again with each of its visitors. A direct-mapped cache: a text takes the place of another
 * with the same slot, so that it never grows beyond {@value #SLOTS} texts of {@value #LONGEST}
 * characters, whoever sends them. What had a secret is never kept. Safe for use by many threads,
 * without a lock: a text is immutable, and a lost write costs one more scan.
 */
final class CleanTexts {
  static final int SLOTS = 4_096;
  static final int LONGEST = 256;

  /** Shorter ones are scanned faster than they are found. */
  private static final int SHORTEST = 8;

  private final String[] slots = new String[SLOTS];
  private final UnaryOperator<String> scrub;

  /** Remembers the results of that function, which returns its argument if it is clean. */
  CleanTexts(UnaryOperator<String> scrub) {
    this.scrub = scrub;
  }

  /** The text without secrets; the same object if it has none. */
  String scrub(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      return scrub.apply(text);
    }
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
    if (text.equals(slots[slot])) {
      return text;
    }
    String clean = scrub.apply(text);
    if (clean.equals(text)) {
      slots[slot] = text;
    }
    return clean;
  }
}
