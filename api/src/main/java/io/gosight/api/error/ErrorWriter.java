package io.gosight.api.error;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever stopped a request into a typed error. Nothing of an unexpected failure reaches the
 * client but the fact. Safe for use by many threads.
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
    if (error.code() == ErrorCode.STORAGE_UNAVAILABLE) {
      message.setHeader("Retry-After", RETRY_AFTER_SECONDS);
      LOG.warn("{} {}", error.getMessage(), rootMessage(error));
    }
    if (error.code() == ErrorCode.UNAUTHORIZED) {
      message.setHeader("WWW-Authenticate", "Bearer");
    }
    message.setBody(ErrorAnswer.of(error.code(), error.getMessage()));
  }

  private static ApiException asApiException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException known) {
        return known;
      }
    }
    LOG.error("A request failed in a way that was not expected.", failure);
    return new ApiException(ErrorCode.INTERNAL_ERROR, "The server made a mistake; see its log.");
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root == error ? "" : root.toString();
  }
}
