package io.gosight.api.realtime;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** An open WebSocket with a bound on what waits for its client. Safe for use by many threads. */
final class LiveClient {
  private static final int MOST_WAITING_CHARS = 64 * 1024;

  private final LiveBearer bearer;
  private final Instant openedAt;
  private final ServerWebSocket socket;
  private final AtomicInteger waiting = new AtomicInteger();

  LiveClient(LiveBearer bearer, Instant openedAt, ServerWebSocket socket) {
    this.bearer = bearer;
    this.openedAt = openedAt;
    this.socket = socket;
  }

  LiveBearer bearer() {
    return bearer;
  }

  Instant openedAt() {
    return openedAt;
  }

  /** Sends a message; false if too much of earlier ones waits for the client. */
  boolean send(String text) {
    int before = waiting.getAndAdd(text.length());
    if (before > 0 && before + text.length() > MOST_WAITING_CHARS) {
      return false;
    }
    socket.writeTextMessage(text).onComplete(sent -> waiting.addAndGet(-text.length()));
    return true;
  }

  /** Keeps the connection from being idle. */
  void ping() {
    socket.writePing(Buffer.buffer());
  }

  /** Closes it, with a status of RFC 6455 and a word for programs. */
  void close(short status, String reason) {
    socket.close(status, reason);
  }
}
