package io.gosight.api.error;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;

/**
 * Converts a failure into the contract's error body. Details of unexpected failures stay in the
 * log. Safe for use by many threads.
 */
public final class ErrorWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorWriter.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  /** Puts the error's body, status and headers into the exchange's message. */
  public void write(Exchange exchange) {
    Throwable failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    ApiException error = asApiException(failure);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, error.code().status());
    if (error.code() == ApiErrorCode.STORAGE_UNAVAILABLE) {
      message.setHeader("Retry-After", RETRY_AFTER_SECONDS);
      LOG.warn("{} {}", error.getMessage(), rootMessage(error));
    }
    if (error.code().status() == ApiErrorCode.UNAUTHORIZED.status()) {
      message.setHeader("WWW-Authenticate", "Bearer");
    }
    error.headers().forEach(message::setHeader);
    message.setBody(Problem.of(error));
  }

  private static ApiException asApiException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException known) {
        return known;
      }
      if (cause instanceof TransactionException
          || (cause instanceof DataAccessException postgres && !isOurFault(postgres))) {
        return new ApiException(
            ApiErrorCode.STORAGE_UNAVAILABLE, "PostgreSQL does not answer; try again soon.", cause);
      }
    }
    LOG.error("A request failed unexpectedly.", failure);
    return new ApiException(ApiErrorCode.INTERNAL_ERROR, "The server made a mistake; see its log.");
  }

  /** A statement or value that PostgreSQL refuses; trying again would not help. */
  private static boolean isOurFault(DataAccessException failure) {
    return failure instanceof DataIntegrityViolationException
        || failure instanceof InvalidDataAccessApiUsageException
        || failure instanceof InvalidDataAccessResourceUsageException;
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root == error ? "" : root.toString();
  }
}
