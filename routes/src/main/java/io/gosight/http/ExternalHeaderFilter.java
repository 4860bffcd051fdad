package io.gosight.http;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * Keeps the headers and query parameters of requests from becoming Camel headers, because those are
 * commands; what a bean wants of a request it reads from the request. On the way out Camel's own
 * headers stay in.
 */
public final class ExternalHeaderFilter extends DefaultHeaderFilterStrategy {
  /** A filter for entry routes. */
  public ExternalHeaderFilter() {
    setOutFilterStartsWith(CAMEL_FILTER_STARTS_WITH);
    setLowerCase(true);
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return true;
  }
}
