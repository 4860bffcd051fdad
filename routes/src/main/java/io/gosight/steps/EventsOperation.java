package io.gosight.steps;

import java.util.Arrays;
import java.util.Locale;

/** What {@code events:} can do. */
enum EventsOperation {
  /** Drops the events that meet the condition. */
  DROP,
  /** Drops all others. */
  KEEP,
  /** Keeps a share of the sessions that meet the condition, each of them whole or not at all. */
  SAMPLE,
  /** Gives a field a value, in the events that meet the condition or in all. */
  SET,
  /** Removes a field, likewise. */
  REMOVE;

  static EventsOperation of(String word) {
    return Arrays.stream(values())
        .filter(operation -> operation.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no events:"
                        + word
                        + "; the choices are: drop, keep, sample, set, remove."));
  }

  boolean drops() {
    return this == DROP || this == KEEP;
  }

  boolean changesFields() {
    return this == SET || this == REMOVE;
  }
}
