package io.gosight.api.error;

/**
 * The body of every error response.
 *
 * @param error the error
 */
public record ErrorBody(Detail error) {
  /**
   * The error.
   *
   * @param code one of the contract's codes
   * @param message a sentence for a human
   */
  public record Detail(String code, String message) {}

  /** The body for an error. */
  public static ErrorBody of(ApiErrorCode code, String message) {
    return new ErrorBody(new Detail(code.text(), message));
  }
}
