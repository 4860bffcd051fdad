package io.gosight.tests.load;

/** What became of a batch that was sent. */
public enum Outcome {
  /** All events were accepted. */
  ACCEPTED,
  /** Some events were refused, the others accepted. */
  PARTLY_REJECTED,
  /** Refused by a limit: HTTP 429, gRPC RESOURCE_EXHAUSTED. */
  LIMITED,
  /** Refused for now: HTTP 503, gRPC UNAVAILABLE with an answer. */
  UNAVAILABLE,
  /** Refused for good: any other status. */
  REFUSED,
  /** No answer in time. */
  TIMED_OUT,
  /** The connection broke before the answer. */
  BROKEN
}
