package io.gosight.spi.event;

import java.util.List;

/**
 * A piece of the pointer's path; the event's time is that of its last sample.
 *
 * @param head id, time and page
 * @param samples where it was when, in order
 */
public record PointerPath(EventHead head, List<PointerSample> samples) implements DetectedEvent {
  public PointerPath {
    samples = PointerSamples.copyOf(samples);
  }

  /**
   * A piece whose samples are given by times, in ms since 1970, and positions.
   *
   * @param count how many samples to take of these
   * @throws IndexOutOfBoundsException if there are fewer
   */
  public static PointerPath of(EventHead head, int count, long[] atMs, int[] x, int[] y) {
    return new PointerPath(head, PointerSamples.copyOf(count, atMs, x, y));
  }
}
