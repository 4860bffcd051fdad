package io.gosight.api.request;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets no header of a request into the message, because Camel takes headers as commands, and only
 * the API's own headers into the response. Safe for use by many threads.
 */
public final class ApiHeaders implements HeaderFilterStrategy {
  private static final Set<String> RESPONSE_HEADERS =
      Set.of(
          "allow",
          "content-type",
          "cache-control",
          "content-disposition",
          "content-encoding",
          "retry-after",
          "set-cookie",
          "www-authenticate",
          "vary",
          "x-content-type-options");

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return true;
  }

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !RESPONSE_HEADERS.contains(name.toLowerCase(Locale.ROOT));
  }
}
