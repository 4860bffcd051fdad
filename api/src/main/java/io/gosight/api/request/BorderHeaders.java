package io.gosight.api.request;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Which headers cross the border: of a request few, because to Camel headers are commands; of an
 * answer those that we set. Safe for use by many threads.
 */
public final class BorderHeaders implements HeaderFilterStrategy {
  private static final Set<String> GIVEN =
      Set.of(
          "cache-control",
          "content-type",
          "etag",
          "location",
          "retry-after",
          "www-authenticate",
          "x-content-type-options",
          "x-frame-options");

  private final String taken;

  /**
   * A border.
   *
   * @param taken the one header that a request brings in
   */
  public BorderHeaders(String taken) {
    this.taken = taken.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !name.toLowerCase(Locale.ROOT).equals(taken);
  }

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !GIVEN.contains(name.toLowerCase(Locale.ROOT));
  }
}
