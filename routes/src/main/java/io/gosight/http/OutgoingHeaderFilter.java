package io.gosight.http;

import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/**
 * Keeps headers that are commands to Camel or facts about a Kafka record from leaving the hub
 * through an HTTP producer, and those of a response from coming in.
 */
public final class OutgoingHeaderFilter extends HttpHeaderFilterStrategy {
  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return isCommand(name) || super.applyFilterToCamelHeaders(name, value, exchange);
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return isCommand(name) || super.applyFilterToExternalHeaders(name, value, exchange);
  }

  private static boolean isCommand(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("camel")
        || lower.startsWith("org.apache.camel")
        || lower.startsWith("kafka.")
        || lower.startsWith("websocket.");
  }
}
