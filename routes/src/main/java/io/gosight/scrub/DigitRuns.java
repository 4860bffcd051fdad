package io.gosight.scrub;

/**
 * Counts digits with no more than a few separators between them, as card numbers are written. For
 * one text and one thread.
 */
final class DigitRuns {
  private static final int MAX_GAP = 3;

  private int digits;
  private int gap;
  private int most;

  /** The most digits of a run so far. */
  int most() {
    return most;
  }

  void digit() {
    digits++;
    gap = 0;
    most = Math.max(most, digits);
  }

  void letter() {
    digits = 0;
  }

  void separator() {
    if (++gap > MAX_GAP) {
      digits = 0;
    }
  }

  void clear() {
    digits = 0;
  }
}
