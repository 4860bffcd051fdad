package io.gosight.ingest;

import io.gosight.tracing.CodedFailure;
import java.time.Duration;

/** A whole batch is refused. Has no stack trace: it is an answer, not a fault. */
public final class IngestException extends RuntimeException implements CodedFailure {
  private static final long serialVersionUID = 1L;
  private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(5);

  private final IngestError error;
  private final Duration retryAfter;

  /**
   * Refuses a batch.
   *
   * @param error why, for programs
   * @param message why, for people: what is wrong and what would be right
   */
  public IngestException(IngestError error, String message) {
    this(error, message, error.retryable() ? DEFAULT_RETRY_AFTER : Duration.ZERO);
  }

  /**
   * Refuses a batch for a while.
   *
   * @param error why, for programs
   * @param message why, for people
   * @param retryAfter when to try again; zero means that it does not help
   */
  public IngestException(IngestError error, String message, Duration retryAfter) {
    super(message, null, false, false);
    this.error = error;
    this.retryAfter = retryAfter;
  }

  /** Why, for programs. */
  public IngestError error() {
    return error;
  }

  @Override
  public String code() {
    return error.code();
  }

  @Override
  public boolean isServerFault() {
    return error.httpStatus() >= 500;
  }

  /** When to try again; zero means that it does not help. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
