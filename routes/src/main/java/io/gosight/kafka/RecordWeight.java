package io.gosight.kafka;

/** Says how much a record adds to a batch. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface RecordWeight {
  /** The number of events in a record's value; at least 1. */
  int of(byte[] value);
}
