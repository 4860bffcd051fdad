package io.gosight.api.request;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/**
 * Converts an HTTP exchange into a request that needs no header any more. The key is taken from the
 * Authorization header field and from nowhere else. Safe for use by many threads.
 */
public final class RequestReader {
  /** The exchange property with the head of the request, see {@link InnerCalls}. */
  static final String HEAD = "apiRequestHead";

  private static final int MAX_QUERY_LENGTH = 3_900;
  private static final int MAX_BODY_BYTES = 65_536;

  /** Uploads may be as large as the HTTP server lets through. */
  private static final Map<String, Integer> LARGER_BODIES =
      Map.of(
          "/api/v1/projects/{id}/source-maps", 1 << 20, "/api/v1/projects/{id}/imports", 1 << 20);

  private static final String PROJECT = "id";

  private final Function<Exchange, RequestHead> heads;
  // Bounded: templates come from the routes, never from a client.
  private final Map<String, PathTemplate> templates = new ConcurrentHashMap<>();

  /** A reader of requests of the HTTP server. */
  public RequestReader(RequestClients clients) {
    this(exchange -> RequestHead.of(exchange, clients));
  }

  RequestReader(Function<Exchange, RequestHead> heads) {
    this.heads = heads;
  }

  /**
   * Reads the request.
   *
   * @param template the operation's path in the contract; its variable {@code id} is the project
   * @throws ApiException if the path does not match, or the query or body is malformed
   */
  public ApiRequest read(Exchange exchange, String template) {
    RequestHead head = heads.apply(exchange);
    exchange.setProperty(HEAD, head);
    exchange.setProperty(ResponseWriter.ACCEPTS_GZIP, head.acceptsGzip());
    int mark = head.uri().indexOf('?');
    Map<String, String> variables =
        templates
            .computeIfAbsent(template, PathTemplate::new)
            .match(mark < 0 ? head.uri() : head.uri().substring(0, mark))
            .orElseThrow(
                () -> new ApiException(ApiErrorCode.NOT_FOUND, "There is no such project."));
    Map<String, String> parameters =
        QueryParameters.parse(mark < 0 ? "" : head.uri().substring(mark + 1), MAX_QUERY_LENGTH);
    return new ApiRequest(
        Optional.ofNullable(variables.get(PROJECT)),
        variables,
        head.authorization().size() == 1 ? head.authorization().get(0) : "",
        parameters,
        body(exchange, LARGER_BODIES.getOrDefault(template, MAX_BODY_BYTES)),
        head.client());
  }

  /** The path of the request, not decoded. */
  public String path(Exchange exchange) {
    String uri = heads.apply(exchange).uri();
    int mark = uri.indexOf('?');
    return mark < 0 ? uri : uri.substring(0, mark);
  }

  /** The body, which only operations with a body handler have. */
  private static String body(Exchange exchange, int maxBytes) {
    boolean buffered =
        exchange.getFromEndpoint() instanceof PlatformHttpEndpoint entry
            && entry.isUseBodyHandler();
    if (!buffered || exchange.getMessage().getBody() == null) {
      return "";
    }
    byte[] bytes = exchange.getMessage().getBody(byte[].class);
    if (bytes != null && bytes.length > maxBytes) {
      throw new ApiException(
          ApiErrorCode.BAD_PARAMETER, "The body is larger than " + maxBytes + " bytes.");
    }
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
