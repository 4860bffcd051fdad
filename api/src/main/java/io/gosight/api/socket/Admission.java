package io.gosight.api.socket;

import io.vertx.core.http.ServerWebSocket;

/** The body with which a route lets a WebSocket be opened. Exactly one method is called, once. */
public interface Admission {
  /** It is open; called by its event loop. */
  void opened(ServerWebSocket socket);

  /** It could not be opened, because the client has gone. */
  void abandoned();
}
