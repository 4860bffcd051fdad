package io.gosight.api.request;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * The request target and the header fields that matter, exactly as the client sent them.
 *
 * @param method the HTTP method
 * @param uri path and query, not decoded
 * @param authorization the values of all Authorization header fields
 * @param acceptsGzip whether the client takes a compressed response
 * @param client who sent it, and how
 */
record RequestHead(
    String method,
    String uri,
    List<String> authorization,
    boolean acceptsGzip,
    RequestClient client) {
  /** The coding without a quality of zero. */
  private static final Pattern GZIP =
      Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))", Pattern.CASE_INSENSITIVE);

  /**
   * Reads the HTTP server's request rather than the message's headers, because the entry also turns
   * query parameters, path variables and form fields into headers of the message.
   *
   * @throws IllegalStateException if the exchange did not come from the HTTP server
   */
  static RequestHead of(Exchange exchange, RequestClients clients) {
    RequestHead given = exchange.getProperty(RequestReader.HEAD, RequestHead.class);
    if (given != null) {
      return given;
    }
    if (!(exchange.getIn() instanceof HttpMessage message)) {
      throw new IllegalStateException("The API is only reached by platform-http.");
    }
    HttpServerRequest request = message.getRequest();
    String encodings = request.getHeader("Accept-Encoding");
    return new RequestHead(
        request.method().name(),
        request.uri(),
        request.headers().getAll("Authorization"),
        encodings != null && GZIP.matcher(encodings).find(),
        clients.of(request));
  }

  /** The head of another request by the same sender, for JSON. */
  RequestHead inner(String otherMethod, String otherUri) {
    RequestClient json =
        new RequestClient(
            client.address(),
            client.userAgent(),
            "application/json",
            "application/json",
            client.sameSite(),
            client.encrypted(),
            Optional.empty(),
            Optional.empty());
    return new RequestHead(otherMethod, otherUri, authorization, false, json);
  }

  /** Omits the key, so that it never gets into a log. */
  @Override
  public String toString() {
    return "RequestHead[" + method + ", " + client + "]";
  }
}
