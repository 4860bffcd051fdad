package io.gosight.api.request;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * The request target and the Authorization header fields exactly as the client sent them.
 *
 * @param uri path and query, not decoded
 * @param authorization the values of all header fields of that name
 */
record RequestHead(String uri, List<String> authorization) {
  /**
   * Reads the HTTP server's request rather than the message's headers, because the entry also turns
   * query parameters, path variables and form fields into headers of the message.
   *
   * @throws IllegalStateException if the exchange did not come from the HTTP server
   */
  static RequestHead of(Exchange exchange) {
    if (!(exchange.getIn() instanceof HttpMessage message)) {
      throw new IllegalStateException("The API is only reached by platform-http.");
    }
    HttpServerRequest request = message.getRequest();
    return new RequestHead(request.uri(), request.headers().getAll("Authorization"));
  }
}
