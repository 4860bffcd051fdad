package io.gosight.replay;

import java.time.Instant;

/** Ids of frames: the moment at which the frame began, and random bits. */
public final class ReplayFrames {
  static final int RANDOM_BITS = 20;

  private ReplayFrames() {}

  /** The least id of a frame that begins at that moment or later. */
  public static long firstIdAt(Instant moment) {
    return moment.toEpochMilli() << RANDOM_BITS;
  }
}
