package io.gosight.api.request;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Which headers cross the API's border: of a request the key alone, because to Camel headers are
 * commands; of an answer those that the API sets. Safe for use by many threads.
 */
public final class ApiHeaders implements HeaderFilterStrategy {
  private static final String TAKEN = "authorization";
  private static final Set<String> GIVEN =
      Set.of(
          "content-type",
          "cache-control",
          "retry-after",
          "www-authenticate",
          "x-content-type-options");

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !name.toLowerCase(Locale.ROOT).equals(TAKEN);
  }

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !GIVEN.contains(name.toLowerCase(Locale.ROOT));
  }
}
