package io.gosight.steps;

import org.apache.camel.Exchange;
import org.apache.camel.Handler;

/**
 * The step {@code decode-events}: makes the body a list of readable events, each a map that stands
 * on its own. Safe for use by many threads.
 */
public final class DecodeEvents {
  /**
   * Decodes a record of a topic, several records, or a batch on its way through ingest.
   *
   * @throws EventFormatException if the body holds no events
   */
  @Handler
  public void decode(Exchange exchange) {
    exchange.getMessage().setBody(EventBodies.read(exchange));
  }
}
