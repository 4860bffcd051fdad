package io.gosight.detectors;

import java.util.List;
import java.util.OptionalLong;

/** Finds many moments in a short time. */
public final class Bursts {
  private Bursts() {}

  /**
   * When the first burst begins.
   *
   * @param moments in order, in ms
   * @param count how many make a burst
   * @param withinMs in how long a time, both ends included
   */
  public static OptionalLong first(List<Long> moments, int count, long withinMs) {
    for (int last = count - 1; last < moments.size(); last++) {
      long begin = moments.get(last - count + 1);
      if (moments.get(last) - begin <= withinMs) {
        return OptionalLong.of(begin);
      }
    }
    return OptionalLong.empty();
  }
}
