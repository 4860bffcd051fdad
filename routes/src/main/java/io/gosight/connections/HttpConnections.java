package io.gosight.connections;

import io.gosight.common.ErrorBody;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts the connections and requests of an HTTP server under the limits. Used by the event loops of
 * the server.
 */
public final class HttpConnections {
  private static final int OVERLOADED = 503;
  private static final int TOO_SLOW = 408;
  private static final Set<HttpMethod> BODILESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Vertx vertx;
  private final ConnectionLimits limits;
  private final Duration idle;
  private final Map<HttpConnection, Peer> peers = new ConcurrentHashMap<>();

  /** A connection, and the requests on it by their stream: HTTP/1 has one at a time. */
  private static final class Peer {
    private final Map<Integer, MeteredRequest> requests = new ConcurrentHashMap<>(2);
    private OpenConnection open;
  }

  /**
   * Limits for one server.
   *
   * @param vertx runs the server
   * @param idle how long a connection may be without a request
   */
  public HttpConnections(Vertx vertx, ConnectionLimits limits, Duration idle) {
    this.vertx = vertx;
    this.limits = limits;
    this.idle = idle;
  }

  /** Lets a server serve by a router; to be called before it listens. */
  public HttpServer serve(HttpServer server, Router router) {
    return server.connectionHandler(this::opened).requestHandler(request -> begin(request, router));
  }

  /** The first handler of a router that is served so. */
  public void handle(RoutingContext routed) {
    Peer peer = peers.get(routed.request().connection());
    MeteredRequest request = peer == null ? null : peer.requests.get(routed.request().streamId());
    if (request == null) {
      return;
    }
    if (peer.open.isOld() && request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader("Connection", "close");
    }
    routed.addEndHandler(ended -> answered(peer, request));
    routed.next();
  }

  private void opened(HttpConnection connection) {
    Context loop = vertx.getOrCreateContext();
    Peer peer = new Peer();
    limits
        .open(
            connection.remoteAddress().hostAddress(),
            idle,
            reason -> loop.runOnContext(now -> close(connection, peer, reason)))
        .ifPresentOrElse(
            open -> {
              peer.open = open;
              peers.put(connection, peer);
              connection.closeHandler(
                  closed -> {
                    peers.remove(connection);
                    open.closed();
                  });
            },
            connection::close);
  }

  private void begin(HttpServerRequest request, Handler<HttpServerRequest> router) {
    Peer peer = peers.get(request.connection());
    if (peer == null) {
      // It is being closed.
      request.connection().close();
      return;
    }
    int stream = request.streamId();
    MeteredRequest metered = new MeteredRequest(request, peer.open.beginRequest());
    peer.requests.put(stream, metered);
    if (isWithoutBody(request)) {
      metered.transfer().complete();
    }
    router.handle(metered);
  }

  /** Nothing more can come then, so that a wait is the hub's and not the sender's. */
  private static boolean isWithoutBody(HttpServerRequest request) {
    MultiMap headers = request.headers();
    return !headers.contains(HttpHeaders.CONTENT_LENGTH)
        && !headers.contains(HttpHeaders.TRANSFER_ENCODING)
        && (request.version() != HttpVersion.HTTP_2 || BODILESS.contains(request.method()));
  }

  private void answered(Peer peer, MeteredRequest request) {
    peer.requests.remove(request.streamId(), request);
    boolean known = request.getHeader("x-gosight-key") != null && isGood(request.response());
    boolean complete = request.isEnded();
    if (!complete) {
      request.drop();
    }
    request.transfer().answered(complete, known);
    if (peer.open.isOld() && request.version() != HttpVersion.HTTP_2) {
      peer.open.close(CloseReason.AGE);
    }
  }

  private static boolean isGood(HttpServerResponse response) {
    return response.ended() && response.getStatusCode() / 100 == 2;
  }

  /** An answer, if there is none yet, and then the end. */
  private static void close(HttpConnection connection, Peer peer, CloseReason reason) {
    for (MeteredRequest request : peer.requests.values()) {
      HttpServerResponse response = request.response();
      if (!response.headWritten() && !response.ended() && !response.closed()) {
        boolean full = reason == CloseReason.TOO_MANY || reason == CloseReason.TOO_MANY_BYTES;
        response
            .setStatusCode(full ? OVERLOADED : TOO_SLOW)
            .putHeader("Connection", "close")
            .putHeader("Content-Type", "application/json")
            .putHeader("Access-Control-Allow-Origin", "*");
        if (full) {
          response.putHeader("Retry-After", "2");
        }
        response.end(
            full
                ? ErrorBody.of("overloaded", "The hub has too much to do; send it again.")
                : ErrorBody.of("timeout", "The request did not come in time."));
      }
    }
    connection.close();
  }
}
