package io.gosight.spi.event;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Samples without an object each: an open tab has hundreds of them, and a busy hub thousands of
 * open tabs. Immutable, safe for use by many threads.
 */
final class PointerSamples extends AbstractList<PointerSample> implements RandomAccess {
  private final long[] atMs;
  private final int[] x;
  private final int[] y;

  private PointerSamples(int size) {
    atMs = new long[size];
    x = new int[size];
    y = new int[size];
  }

  static PointerSamples copyOf(List<PointerSample> samples) {
    if (samples instanceof PointerSamples compact) {
      return compact;
    }
    PointerSamples copy = new PointerSamples(samples.size());
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
