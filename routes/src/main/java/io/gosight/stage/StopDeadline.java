package io.gosight.stage;

import java.time.Duration;

/**
 * By when a stop must have ended. It is handed from step to step, so that all of them together keep
 * within one budget.
 *
 * @param nanos the end, as {@link System#nanoTime} will show it
 */
public record StopDeadline(long nanos) {
  /** A stop that begins now and has so much time. */
  public static StopDeadline in(Duration budget) {
    return new StopDeadline(System.nanoTime() + budget.toNanos());
  }

  /** What is left; never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(nanos - System.nanoTime(), 0));
  }

  /** What a step may take that wants so much at most. */
  public Duration remaining(Duration atMost) {
    Duration left = remaining();
    return left.compareTo(atMost) < 0 ? left : atMost;
  }

  /** An earlier deadline, which leaves so much to the steps that follow. */
  public StopDeadline before(Duration reserve) {
    return new StopDeadline(nanos - reserve.toNanos());
  }
}
