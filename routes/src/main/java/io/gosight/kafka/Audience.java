package io.gosight.kafka;

/** Whether anybody wants what a topic holds. Safe for use by many threads. */
@FunctionalInterface
public interface Audience {
  /** Whether anyone wants the topic; called often. */
  boolean isPresent();
}
