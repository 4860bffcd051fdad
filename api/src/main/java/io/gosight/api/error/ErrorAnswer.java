package io.gosight.api.error;

/**
 * The body of every answer that is an error.
 *
 * @param error what is wrong
 */
public record ErrorAnswer(Detail error) {
  /**
   * What is wrong.
   *
   * @param code one of the contract's codes
   * @param message a sentence for a human
   */
  public record Detail(String code, String message) {}

  /** The body for an error. */
  public static ErrorAnswer of(ErrorCode code, String message) {
    return new ErrorAnswer(new Detail(code.text(), message));
  }
}
