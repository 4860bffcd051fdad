package io.gosight.steps;

/** A body is not an event, or a batch of events, in a form that the hub can read. */
public final class EventFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with its reason for people. */
  public EventFormatException(String message) {
    super(message);
  }

  /** A failure with its cause. */
  public EventFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
