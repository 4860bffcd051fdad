package io.gosight.api.contract;

import java.util.function.Supplier;

/** Computes a value at its first use, because compiling a schema takes a while. */
final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> source;
  private volatile T value;

  Lazy(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    T known = value;
    if (known == null) {
      // Computing it twice at once gives equal values.
      known = source.get();
      value = known;
    }
    return known;
  }
}
