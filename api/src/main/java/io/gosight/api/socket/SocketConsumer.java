package io.gosight.api.socket;

import io.gosight.api.request.ApiHeaders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the route about each request for a WebSocket, on a worker thread, and opens it or not. */
final class SocketConsumer extends DefaultConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(SocketConsumer.class);
  private static final int INTERNAL_ERROR = 500;

  private final SocketEndpoint endpoint;
  private final ApiHeaders headers = new ApiHeaders();
  private Route route;

  SocketConsumer(SocketEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    VertxPlatformHttpRouter router =
        endpoint.getCamelContext().getRegistry().findSingleByType(VertxPlatformHttpRouter.class);
    if (router == null) {
      throw new IllegalStateException("WebSockets need the HTTP server of the routes.");
    }
    route = router.get(endpoint.path().replaceAll("\\{([a-z]+)}", ":$1")).handler(this::handle);
  }

  @Override
  protected void doStop() throws Exception {
    if (route != null) {
      route.remove();
    }
    super.doStop();
  }

  private void handle(RoutingContext routed) {
    HttpServerRequest request = routed.request();
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      routed.next();
      return;
    }
    request.pause();
    SocketRequest asked =
        new SocketRequest(
            routed.pathParams(),
            protocols(request.headers().getAll("Sec-WebSocket-Protocol")),
            endpoint.clients().of(request));
    routed
        .vertx()
        .executeBlocking(() -> ask(asked), false)
        .onSuccess(answer -> answer(routed, answer))
        .onFailure(
            failure -> {
              LOG.error("A WebSocket could not be opened.", failure);
              routed.response().setStatusCode(INTERNAL_ERROR).end();
            });
  }

  private static List<String> protocols(List<String> offered) {
    return offered.stream()
        .flatMap(list -> Arrays.stream(list.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  /** The route's answer, kept beyond its exchange. */
  private record Answer(Object body, Map<String, Object> headers) {}

  private Answer ask(SocketRequest asked) throws Exception {
    Exchange exchange = createExchange(false);
    try {
      exchange.getIn().setBody(asked);
      getProcessor().process(exchange);
      if (exchange.getException() != null) {
        throw exchange.getException();
      }
      Message answer = exchange.getMessage();
      return new Answer(answer.getBody(), Map.copyOf(answer.getHeaders()));
    } finally {
      releaseExchange(exchange, false);
    }
  }

  private void answer(RoutingContext routed, Answer answer) {
    if (answer.body() instanceof Admission admission) {
      routed
          .request()
          .toWebSocket()
          .onSuccess(admission::opened)
          .onFailure(
              failure -> {
                LOG.debug("A client went before its WebSocket was open.", failure);
                admission.abandoned();
              });
      return;
    }
    HttpServerResponse response = routed.response();
    if (response.ended() || response.closed()) {
      return;
    }
    answer
        .headers()
        .forEach(
            (name, value) -> {
              if (!headers.applyFilterToCamelHeaders(name, value, null)) {
                response.putHeader(name, value.toString());
              }
            });
    Object status = answer.headers().get(Exchange.HTTP_RESPONSE_CODE);
    response.setStatusCode(status instanceof Integer code ? code : INTERNAL_ERROR);
    routed.request().resume();
    response.end(Buffer.buffer(answer.body() instanceof byte[] bytes ? bytes : new byte[0]));
  }
}
