package io.gosight.ingest.wire;

import io.gosight.ingest.Rejection;
import io.gosight.proto.v1.RejectionReason;

/** A JSON value does not fit its field. Has no stack trace: it becomes part of an answer. */
final class UnreadableValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  UnreadableValueException(RejectionReason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  Rejection rejection() {
    return new Rejection(reason, getMessage());
  }
}
