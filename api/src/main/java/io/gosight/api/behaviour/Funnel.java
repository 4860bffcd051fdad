package io.gosight.api.behaviour;

import java.time.Instant;
import java.util.List;

/**
 * How many go through a sequence of steps.
 *
 * @param rows by the values of the breakdown, the greatest first
 * @param points by when the first step was taken
 */
public record Funnel(List<StepCount> steps, List<Row> rows, List<Point> points) {
  /**
   * One step.
   *
   * @param count those that took it and all before
   * @param rate their share of those that took the first; null if none did
   * @param rateOfPrevious their share of those that took the step before
   * @param medianMs the median time since the step before, from the first time of each
   */
  public record StepCount(
      String name, long count, Double rate, Double rateOfPrevious, Long medianMs) {}

  /** The counts of all steps for one value of the breakdown. */
  public record Row(String name, List<Long> counts) {}

  /** The counts of all steps for one time bucket. */
  public record Point(Instant start, List<Long> counts) {}
}
