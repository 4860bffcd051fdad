package io.gosight.api.error;

/** A request that is answered with an error. Its message is shown to the client. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /**
   * An error whose cause does not matter to anyone.
   *
   * @param message a sentence for the client; names the valid choices where there are any
   */
  public ApiException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** An error with the cause that the log shall show. */
  public ApiException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Why the request is not answered. */
  public ErrorCode code() {
    return code;
  }
}
