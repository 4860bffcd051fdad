package io.gosight.api.error;

import java.util.Map;
import java.util.Optional;

/** A failure with a code of the contract. Its message is shown to the client. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ApiErrorCode code;
  private final String field;
  private final String remedy;
  private final String reason;
  private final transient Map<String, String> headers;

  /**
   * A failure without a cause worth logging.
   *
   * @param message a sentence for the client; names the valid choices where there are any
   */
  public ApiException(ApiErrorCode code, String message) {
    this(code, message, null, null, null, Map.of(), null);
  }

  /** A failure with a cause for the log. */
  public ApiException(ApiErrorCode code, String message, Throwable cause) {
    this(code, message, null, null, null, Map.of(), cause);
  }

  private ApiException(
      ApiErrorCode code,
      String message,
      String field,
      String remedy,
      String reason,
      Map<String, String> headers,
      Throwable cause) {
    super(message, cause);
    this.code = code;
    this.field = field;
    this.remedy = remedy;
    this.reason = reason;
    this.headers = Map.copyOf(headers);
  }

  /** The same failure of this parameter, or of this JSON pointer into the body. */
  public ApiException of(String invalidField) {
    return new ApiException(
        code, getMessage(), invalidField, remedy, reason, headers(), getCause());
  }

  /** The same failure with a sentence on what to do about it. */
  public ApiException remedy(String sentence) {
    return new ApiException(code, getMessage(), field, sentence, reason, headers(), getCause());
  }

  /** The same failure with a word for programs that says more than the code; may be null. */
  public ApiException reason(String word) {
    return new ApiException(code, getMessage(), field, remedy, word, headers(), getCause());
  }

  /** The same failure with a header of the response. */
  public ApiException header(String name, String value) {
    return new ApiException(
        code, getMessage(), field, remedy, reason, Map.of(name, value), getCause());
  }

  /** The reason. */
  public ApiErrorCode code() {
    return code;
  }

  /** What is invalid. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  /** What to do about it. */
  public Optional<String> remedy() {
    return Optional.ofNullable(remedy);
  }

  /** Headers of the response. */
  public Map<String, String> headers() {
    return headers == null ? Map.of() : headers;
  }

  /** A word for programs that says more than the code. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }
}
