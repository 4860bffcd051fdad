package io.gosight.tests.load;

/** The outcome of a sent batch. */
public enum Outcome {
  /** All events were accepted. */
  ACCEPTED,
  /** Some events were refused, the others accepted. */
  PARTLY_REJECTED,
  /** Refused by a limit: HTTP 429, gRPC RESOURCE_EXHAUSTED. */
  LIMITED,
  /** Temporarily refused: HTTP 503, gRPC UNAVAILABLE in a response. */
  UNAVAILABLE,
  /** Permanently refused: any other status. */
  REFUSED,
  /** No response within the timeout. */
  TIMED_OUT,
  /** The connection was lost before the response. */
  BROKEN
}
