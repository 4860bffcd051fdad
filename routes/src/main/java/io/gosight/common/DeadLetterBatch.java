package io.gosight.common;

import io.gosight.proto.v1.DeadLetter;
import java.util.List;

/** A body that may carry dead letters to publish. */
public interface DeadLetterBatch {
  /** The dead letters; may be empty. */
  List<DeadLetter> deadLetters();

  /** Whether there are any; for routes. */
  default boolean getHasDeadLetters() {
    return !deadLetters().isEmpty();
  }
}
