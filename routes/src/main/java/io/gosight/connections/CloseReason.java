package io.gosight.connections;

import java.util.Locale;

/** Why the hub closed a connection. */
public enum CloseReason {
  /** There were too many connections, of all addresses or of one. */
  TOO_MANY,
  /** The bytes in memory would have been too many. */
  TOO_MANY_BYTES,
  /** No request began in time. */
  SLOW_HEADER,
  /** The upload was too slow or took too long. */
  SLOW_BODY,
  /** There was no request for long. */
  IDLE,
  /** The connection is old. */
  AGE,
  /** The answer was given before the upload's end, and the rest did not follow soon. */
  UNREAD_BODY;

  /** The value of the metric's tag. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
