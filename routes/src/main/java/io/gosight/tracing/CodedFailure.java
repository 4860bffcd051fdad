package io.gosight.tracing;

/** A failure that programs tell by its code; the code holds nothing of a visitor's. */
public interface CodedFailure {
  /** The code, in snake case. */
  String code();

  /** Whether the hub is at fault, and not the sender. */
  boolean isServerFault();
}
