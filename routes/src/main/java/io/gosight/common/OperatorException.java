package io.gosight.common;

/** Something that the operator can mend; the message is one clear sentence. */
public final class OperatorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A sentence for the operator. */
  public OperatorException(String message) {
    super(message);
  }

  /** A sentence for the operator, and what led to it for the log. */
  public OperatorException(String message, Throwable cause) {
    super(message, cause);
  }
}
