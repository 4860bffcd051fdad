package io.gosight.backtest;

/** A backtest that can't be made; the message is a sentence for the caller. */
public final class BacktestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why it can't be made. */
  public enum Reason {
    /** The store does not answer; the same may work later. */
    STORAGE_UNAVAILABLE,
    /** More events than allowed. */
    TOO_MANY_EVENTS,
    /** The detector fails again and again. */
    DETECTOR_FAILS,
    /** There is no such detector, or it can't be used. */
    NO_SUCH_DETECTOR,
    /** A setting of the detector is wrong. */
    BAD_SETTING
  }

  BacktestException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
