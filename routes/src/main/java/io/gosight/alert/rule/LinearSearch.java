package io.gosight.alert.rule;

/**
 * Finds a text in another in linear time, by the algorithm of Knuth, Morris and Pratt. Immutable.
 */
final class LinearSearch {
  private final String wanted;

  /** For each prefix of the text, the length of its longest border. */
  private final int[] borders;

  /**
   * Prepares a search.
   *
   * @param wanted the text to find, not empty
   */
  LinearSearch(String wanted) {
    this.wanted = wanted;
    this.borders = new int[wanted.length()];
    for (int i = 1; i < borders.length; i++) {
      borders[i] = next(borders[i - 1], wanted.charAt(i));
    }
  }

  /** The end of the first occurrence between two indexes of a text, or -1. */
  int endIn(String text, int from, int to) {
    int matched = 0;
    for (int at = from; at < to; at++) {
      matched = next(matched, text.charAt(at));
      if (matched == wanted.length()) {
        return at + 1;
      }
    }
    return -1;
  }

  private int next(int matched, char character) {
    int length = matched;
    while (length > 0 && wanted.charAt(length) != character) {
      length = borders[length - 1];
    }
    return wanted.charAt(length) == character ? length + 1 : 0;
  }
}
