package io.gosight.api.error;

/** A failure with a code of the contract. Its message is shown to the client. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ApiErrorCode code;

  /**
   * A failure without a cause worth logging.
   *
   * @param message a sentence for the client; names the valid choices where there are any
   */
  public ApiException(ApiErrorCode code, String message) {
    this(code, message, null);
  }

  /** A failure with a cause for the log. */
  public ApiException(ApiErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The reason. */
  public ApiErrorCode code() {
    return code;
  }
}
