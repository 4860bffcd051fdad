package io.gosight.ingest.http;

import io.gosight.ingest.SenderThreads;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Runs routes without holding a thread while they wait. Camel's own consumer of HTTP requests holds
 * a worker until the route has ended; here a worker runs the route up to where it waits for Kafka,
 * and Kafka's callback runs the rest, so that a few workers serve any number of waiting requests.
 */
final class IngestHttpConsumer extends VertxPlatformHttpConsumer {
  private static final int OVERLOADED = 503;
  private static final String KEY_HEADER = "x-gosight-key";

  private final SenderThreads threads;

  IngestHttpConsumer(
      PlatformHttpEndpoint endpoint, Processor processor, String router, SenderThreads threads) {
    super(endpoint, processor, List.of(), router);
    this.threads = threads;
  }

  @Override
  protected void handleRequest(RoutingContext request) {
    if (isSuspended()) {
      super.handleRequest(request);
      return;
    }
    Exchange exchange = exchange(request);
    Context loop = request.vertx().getOrCreateContext();
    try {
      threads
          .of(request.request().getHeader(KEY_HEADER))
          .execute(() -> route(exchange, request, loop));
    } catch (RejectedExecutionException e) {
      request.fail(OVERLOADED);
      releaseExchange(exchange, false);
    }
  }

  /** The request as a body and nothing else: external headers never become Camel headers. */
  private Exchange exchange(RoutingContext request) {
    Exchange exchange = createExchange(false);
    exchange.setPattern(ExchangePattern.InOut);
    Message message = new HttpMessage(exchange, request.request(), request.response());
    Buffer body = request.body().buffer();
    message.setBody(body == null ? new byte[0] : body.getBytes());
    exchange.setIn(message);
    return exchange;
  }

  private void route(Exchange exchange, RoutingContext request, Context loop) {
    try {
      createUoW(exchange);
      getAsyncProcessor()
          .process(exchange, inThread -> loop.runOnContext(back -> finish(exchange, request)));
    } catch (Exception e) {
      exchange.setException(e);
      loop.runOnContext(back -> finish(exchange, request));
    }
  }

  private void finish(Exchange exchange, RoutingContext request) {
    // A request that timed out has its answer already, and one whose sender has gone needs none.
    if (!request.response().ended() && !request.response().closed()) {
      if (exchange.getException() == null) {
        answer(exchange, request.response());
      } else {
        getExceptionHandler()
            .handleException("A request failed", exchange, exchange.getException());
        request.fail(exchange.getException());
      }
    }
    doneUoW(exchange);
    releaseExchange(exchange, false);
  }

  private void answer(Exchange exchange, HttpServerResponse response) {
    Message message = exchange.getMessage();
    HeaderFilterStrategy filter = getEndpoint().getHeaderFilterStrategy();
    response.setStatusCode(message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, int.class));
    for (Map.Entry<String, Object> header : message.getHeaders().entrySet()) {
      String name = header.getKey();
      Object value = header.getValue();
      if (!filter.applyFilterToCamelHeaders(name, value, exchange)) {
        response.putHeader(name, value.toString());
      }
    }
    byte[] body = message.getBody(byte[].class);
    response.end(body == null ? Buffer.buffer() : Buffer.buffer(body));
  }
}
