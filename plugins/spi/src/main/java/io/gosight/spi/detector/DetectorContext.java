package io.gosight.spi.detector;

/**
 * What the host lends to a detector. It has no clock, because a detector knows no time but that of
 * the events. Safe for use by many threads.
 */
public interface DetectorContext {
  /**
   * Counts something for the operator's metrics, for example why a suspicion was dropped.
   *
   * @param what lower-case words joined by hyphens, one of few, for example {@code stepper}
   */
  void count(String what);
}
