package io.gosight.connections;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;

/** A request whose body is counted while it comes. For its event loop. */
final class MeteredRequest extends HttpServerRequestWrapper {
  private final Transfer transfer;

  MeteredRequest(HttpServerRequest request, Transfer transfer) {
    super((HttpServerRequestInternal) request);
    this.transfer = transfer;
    request.endHandler(end -> ended());
  }

  Transfer transfer() {
    return transfer;
  }

  @Override
  public HttpServerRequest handler(Handler<Buffer> handler) {
    delegate.handler(
        handler == null
            ? null
            : buffer -> {
              if (transfer.received(buffer.length())) {
                handler.handle(buffer);
              }
            });
    return this;
  }

  @Override
  public HttpServerRequest endHandler(Handler<Void> handler) {
    delegate.endHandler(
        end -> {
          ended();
          if (handler != null) {
            handler.handle(null);
          }
        });
    return this;
  }

  /** The connection is a stream from now on, of an authenticated sender; it may be silent. */
  @Override
  public Future<ServerWebSocket> toWebSocket() {
    Transfer messages = transfer.connection().beginStream();
    messages.know();
    transfer.close();
    return super.toWebSocket().onFailure(failure -> messages.close());
  }

  /**
   * Lets go of what has come: a timer may hold the request for long after its connection is closed.
   */
  void drop() {
    delegate.handler(null);
    delegate.exceptionHandler(null);
    delegate.endHandler(end -> ended());
  }

  private void ended() {
    if (transfer.isAnswered()) {
      transfer.close();
    } else {
      transfer.complete();
    }
  }
}
