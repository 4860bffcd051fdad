package io.gosight.api.request;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Route;

/**
 * Executes operations on behalf of a request that is under way, by their own routes and with its
 * credential, so that they are authorized, validated and recorded like any. Safe for use by many
 * threads.
 */
public final class InnerCalls {
  private static final int OK = 200;

  /**
   * What an operation responded.
   *
   * @param status the HTTP status
   * @param body the JSON
   */
  public record Answer(int status, String body) {}

  /**
   * Executes an operation.
   *
   * @param outer the exchange of the request that is under way
   * @param operation the operationId
   * @param method the HTTP method
   * @param uri path and query
   * @param body the JSON of the body; empty if there is none
   */
  public Answer call(Exchange outer, String operation, String method, String uri, String body) {
    Route route = outer.getContext().getRoute(operation);
    RequestHead head = outer.getProperty(RequestReader.HEAD, RequestHead.class);
    if (route == null || head == null) {
      throw new IllegalStateException("There is no route of the operation '" + operation + "'.");
    }
    Exchange inner = route.getEndpoint().createExchange();
    inner.setProperty(RequestReader.HEAD, head.inner(method, uri));
    inner.getIn().setBody(body.getBytes(StandardCharsets.UTF_8));
    try {
      route.getProcessor().process(inner);
    } catch (Exception e) {
      inner.setException(e);
    }
    if (inner.getException() != null) {
      throw new IllegalStateException(
          "The operation '" + operation + "' failed.", inner.getException());
    }
    Integer status = inner.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    byte[] answer = inner.getMessage().getBody(byte[].class);
    return new Answer(status == null ? OK : status, new String(answer, StandardCharsets.UTF_8));
  }
}
