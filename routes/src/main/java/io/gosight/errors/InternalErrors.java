package io.gosight.errors;

import io.gosight.common.ErrorBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers an HTTP request whose route failed. Safe for use by many threads. */
public final class InternalErrors {
  private static final Logger LOG = LoggerFactory.getLogger(InternalErrors.class);

  /** Writes a typed 500 without a stack trace, and logs one line. */
  public void write(Exchange exchange) {
    Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    LOG.error("Route {} failed: {}", exchange.getFromRouteId(), String.valueOf(cause));
    Message message = exchange.getMessage();
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, 500);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setHeader("Cache-Control", "no-store");
    message.setBody(
        ByteBuffer.wrap(
            ErrorBody.of("internal", "Internal Server Error.").getBytes(StandardCharsets.UTF_8)));
  }
}
