package io.gosight.api.request;

import io.gosight.api.error.ApiException;
import io.gosight.api.error.ErrorCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/**
 * Takes what an answer needs out of an HTTP exchange, after which every header can go. Path and
 * query are read from the request line: as headers a client could add to them, because an HTTP
 * entry makes headers of parameters. Safe for use by many threads.
 */
public final class RequestReader {
  private static final Pattern PATH =
      Pattern.compile("/api/v1/projects/([A-Za-z0-9_-]{1,64})((?:/[A-Za-z0-9_-]{1,64}){0,4})/?");
  private static final int LONGEST_QUERY = 2_000;
  private static final int LARGEST_BODY = 65_536;

  /**
   * Reads the request.
   *
   * @throws ApiException if the path names no possible project or the query is malformed
   */
  public ApiRequest read(Exchange exchange) {
    Message message = exchange.getMessage();
    String uri = message.getHeader(Exchange.HTTP_URI, "", String.class);
    int mark = uri.indexOf('?');
    Matcher path = PATH.matcher(mark < 0 ? uri : uri.substring(0, mark));
    if (!path.matches()) {
      throw new ApiException(ErrorCode.NOT_FOUND, "There is no such project.");
    }
    Map<String, String> parameters = parameters(mark < 0 ? "" : uri.substring(mark + 1));
    Object authorization = message.getHeader("Authorization");
    return new ApiRequest(
        path.group(1),
        Stream.of(path.group(2).split("/")).filter(part -> !part.isEmpty()).toList(),
        authorization instanceof String text ? text : "",
        parameters,
        body(exchange));
  }

  /** What was received whole; a route that does not wait for the body has none. */
  private static String body(Exchange exchange) {
    boolean whole =
        exchange.getFromEndpoint() instanceof PlatformHttpEndpoint entry
            && entry.isUseBodyHandler();
    if (!whole || exchange.getMessage().getBody() == null) {
      return "";
    }
    byte[] bytes = exchange.getMessage().getBody(byte[].class);
    if (bytes != null && bytes.length > LARGEST_BODY) {
      throw bad("The body is larger than " + LARGEST_BODY + " bytes.");
    }
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  private static Map<String, String> parameters(String query) {
    if (query.length() > LONGEST_QUERY) {
      throw bad("The query is longer than " + LONGEST_QUERY + " characters.");
    }
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int mark = pair.indexOf('=');
      String name = decoded(mark < 0 ? pair : pair.substring(0, mark));
      String value = mark < 0 ? "" : decoded(pair.substring(mark + 1));
      if (name.toLowerCase(Locale.ROOT).equals("authorization")) {
        throw bad("A key belongs in the Authorization header, never in an address.");
      }
      if (parameters.put(name, value) != null) {
        throw bad("The parameter '" + name + "' is there twice.");
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw bad("The query is not percent-encoded as it should be.");
    }
  }

  private static ApiException bad(String message) {
    return new ApiException(ErrorCode.BAD_PARAMETER, message);
  }
}
