package io.gosight.spi.event;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Samples without an object each: an open tab has hundreds of them, and a busy hub thousands of
 * open tabs. Immutable, safe for use by many threads.
 */
final class PointerSamples extends AbstractList<PointerSample> implements RandomAccess {
  private final long[] atMs;
  private final int[] x;
  private final int[] y;

  private PointerSamples(long[] atMs, int[] x, int[] y) {
    this.atMs = atMs;
    this.x = x;
    this.y = y;
  }

  static PointerSamples copyOf(int count, long[] atMs, int[] x, int[] y) {
    Objects.checkFromToIndex(0, count, Math.min(atMs.length, Math.min(x.length, y.length)));
    return new PointerSamples(
        Arrays.copyOf(atMs, count), Arrays.copyOf(x, count), Arrays.copyOf(y, count));
  }

  static PointerSamples copyOf(List<PointerSample> samples) {
    if (samples instanceof PointerSamples compact) {
      return compact;
    }
    int size = samples.size();
    PointerSamples copy = new PointerSamples(new long[size], new int[size], new int[size]);
    int at = 0;
    for (PointerSample sample : samples) {
      copy.atMs[at] = sample.atMs();
      copy.x[at] = sample.x();
      copy.y[at++] = sample.y();
    }
    return copy;
  }

  @Override
  public PointerSample get(int index) {
    return new PointerSample(atMs[index], x[index], y[index]);
  }

  @Override
  public int size() {
    return atMs.length;
  }
}
