package io.gosight.api.errors;

/** Reads the stack of a stored error. Safe for use by many threads. */
@FunctionalInterface
public interface Stacks {
  /**
   * The stack; empty if the error had none.
   *
   * @param event the bytes of the stored {@code gosight.v1.Event}
   */
  String stack(byte[] event);
}
