package io.gosight.http;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * Lets no header or query parameter of a request become a Camel header, because Camel headers are
 * commands; what a bean wants of a request it reads from the request. On the way out Camel's own
 * headers stay in.
 */
public final class NothingFromOutside extends DefaultHeaderFilterStrategy {
  /** A filter for entry routes. */
  public NothingFromOutside() {
    setOutFilterStartsWith(CAMEL_FILTER_STARTS_WITH);
    setLowerCase(true);
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return true;
  }
}
