package io.gosight.detectors.thrashedcursor;

import java.util.OptionalLong;

/** The pointer's turns on one axis, sample by sample. For one thread. */
final class Turns {
  private final int least;
  private final long withinMs;
  private final long[] latestMs;
  private int turns;
  private boolean begun;
  private int farthest;
  private int direction;
  private OptionalLong burst = OptionalLong.empty();

  Turns(ThrashedCursorConfig config) {
    this.least = config.move();
    this.withinMs = config.withinMs();
    this.latestMs = new long[config.reversals()];
  }

  /** The pointer was there, not earlier than where it was before. */
  void move(long atMs, int at) {
    if (!begun) {
      begun = true;
      farthest = at;
    }
    int moved = at - farthest;
    int onward = direction * moved;
    if (onward > 0) {
      farthest = at;
    } else if (direction == 0 ? Math.abs(moved) >= least : -onward >= least) {
      if (direction != 0) {
        turn(atMs);
      }
      direction = Integer.signum(moved);
      farthest = at;
    }
  }

  private void turn(long atMs) {
    latestMs[turns++ % latestMs.length] = atMs;
    long oldest = latestMs[turns % latestMs.length];
    if (burst.isEmpty() && turns >= latestMs.length && atMs - oldest <= withinMs) {
      burst = OptionalLong.of(oldest);
    }
  }

  /** When the first burst of turns began, if there was one. */
  OptionalLong burst() {
    return burst;
  }
}
