package io.gosight.api.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes a result as JSON that must not be cached. Safe for use by many threads. */
public final class ResponseWriter {
  private final ObjectMapper json;

  /** A writer of the contract's JSON. */
  public ResponseWriter(ObjectMapper json) {
    this.json = json;
  }

  /** Replaces the message's body by its JSON. */
  public void write(Exchange exchange) throws JsonProcessingException {
    Message message = exchange.getMessage();
    message.setBody(json.writeValueAsBytes(message.getBody()));
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setHeader("Cache-Control", "no-store");
    message.setHeader("X-Content-Type-Options", "nosniff");
  }
}
