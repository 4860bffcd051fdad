package io.gosight.connections;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpConnectionsTest {
  private static final int MOST_BYTES = 4 << 20;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong ahead = new AtomicLong();
  private final ConnectionLimits limits =
      new ConnectionLimits(
          Limits.settings(8, 8, MOST_BYTES),
          address -> false,
          new SimpleMeterRegistry(),
          () -> System.nanoTime() + ahead.get());
  private final AtomicReference<RoutingContext> heldBack = new AtomicReference<>();
  private final HttpServer server = start();

  private HttpServer start() {
    HttpConnections connections = new HttpConnections(vertx, limits, Duration.ofSeconds(30));
    Router router = Router.router(vertx);
    router.route().handler(connections::handle);
    router.post("/refuse").handler(routed -> routed.response().setStatusCode(401).end());
    router
        .get("/socket")
        .handler(
            routed ->
                routed
                    .request()
                    .toWebSocket()
                    .onSuccess(socket -> socket.writePing(Buffer.buffer())));
    router.get("/late").handler(this::holdBack);
    router.route().handler(BodyHandler.create(false));
    router.route().handler(routed -> routed.response().end(routed.body().length() + " bytes"));
    return connections
        .serve(
            vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false)), router)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private void holdBack(RoutingContext routed) {
    routed.request().pause();
    heldBack.set(routed);
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private Socket send(String head, int bodyBytes) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    socket.getOutputStream().write(new byte[bodyBytes]);
    return socket;
  }

  private static String post(String path, int length) {
    return "POST " + path + " HTTP/1.1\r\nHost: hub\r\nContent-Length: " + length + "\r\n\r\n";
  }

  private static String all(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), US_ASCII);
  }

  private void awaitBuffered(long bytes) {
    await().untilAsserted(() -> assertThat(limits.bufferedBytes()).isEqualTo(bytes));
  }

  @Test
  void countsABodyUntilItsAnswer() throws IOException {
    try (Socket socket = send(post("/", 1000), 400)) {
      awaitBuffered(400);
      socket.getOutputStream().write(new byte[600]);
      assertThat(new String(socket.getInputStream().readNBytes(15), US_ASCII))
          .isEqualTo("HTTP/1.1 200 OK");
      awaitBuffered(0);
      assertThat(limits.openConnections()).isEqualTo(1);
    }
    await().untilAsserted(() -> assertThat(limits.openConnections()).isZero());
  }

  @Test
  void closesTheOldestUploadWhenThereIsTooMuch() throws IOException {
    try (Socket old = send(post("/", MOST_BYTES), MOST_BYTES - 1)) {
      awaitBuffered(MOST_BYTES - 1);
      try (Socket young = send(post("/", 100), 100)) {
        assertThat(new String(young.getInputStream().readNBytes(15), US_ASCII))
            .isEqualTo("HTTP/1.1 200 OK");
      }
      assertThat(all(old)).startsWith("HTTP/1.1 503").contains("overloaded", "Retry-After: 2");
      awaitBuffered(0);
    }
  }

  @Test
  void closesASlowUploadAndASilentConnection() throws IOException {
    try (Socket slow = send(post("/", 1000), 1);
        Socket silent = send("GET / HT", 0)) {
      awaitBuffered(1);
      await().untilAsserted(() -> assertThat(limits.openConnections()).isEqualTo(2));
      ahead.addAndGet(Duration.ofSeconds(11).toNanos());
      limits.sweep();
      assertThat(all(slow)).startsWith("HTTP/1.1 408");
      assertThat(all(silent)).isEmpty();
    }
  }

  @Test
  void aRequestWithoutABodyIsNoSlowUploadWhileTheHubIsBusy() throws IOException {
    try (Socket asking = send("GET /late HTTP/1.1\r\nHost: hub\r\n\r\n", 0)) {
      await().until(() -> heldBack.get() != null);
      ahead.addAndGet(Duration.ofSeconds(11).toNanos());
      limits.sweep();
      heldBack.get().vertx().runOnContext(now -> heldBack.get().response().end("late"));
      assertThat(new String(asking.getInputStream().readNBytes(15), US_ASCII))
          .isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @Test
  void closesAConnectionWhoseBodyIsOfNoInterestAnyMore() throws IOException {
    try (Socket refused = send(post("/refuse", 1000), 1)) {
      assertThat(new String(refused.getInputStream().readNBytes(12), US_ASCII))
          .isEqualTo("HTTP/1.1 401");
      ahead.addAndGet(Duration.ofSeconds(3).toNanos());
      limits.sweep();
      assertThat(all(refused)).isNotNull();
      await().untilAsserted(() -> assertThat(limits.openConnections()).isZero());
    }
  }

  @Test
  void letsANewConnectionInBySendingAnIdleOneAway() throws IOException {
    Socket[] idle = new Socket[8];
    for (int i = 0; i < idle.length; i++) {
      idle[i] = send("GET / HT", 0);
      int open = i + 1;
      await().untilAsserted(() -> assertThat(limits.openConnections()).isEqualTo(open));
    }
    try (Socket newcomer = send("GET / HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n", 0)) {
      assertThat(all(newcomer)).startsWith("HTTP/1.1 200");
    }
    assertThat(all(idle[0])).isEmpty();
    for (Socket socket : idle) {
      socket.close();
    }
  }

  @Test
  void anOldConnectionEndsWithItsNextAnswer() throws IOException {
    try (Socket socket = send("GET / HTTP/1.1\r\nHost: hub\r\n\r\n", 0)) {
      assertThat(socket.getInputStream().readNBytes(15)).hasSize(15);
      ahead.addAndGet(Duration.ofMinutes(61).toNanos());
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: hub\r\n\r\n".getBytes(US_ASCII));
      assertThat(all(socket)).containsIgnoringCase("connection: close");
    }
  }

  @Test
  void doesNotSpeakHttp2WithoutTls() throws IOException {
    try (Socket socket = send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0", 0)) {
      assertThat(socket.getInputStream().read()).isNotZero();
    }
  }

  @Test
  void aWebSocketMayBeSilent() throws IOException {
    String upgrade =
        """
        GET /socket HTTP/1.1
        Host: hub
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

        """
            .replace("\n", "\r\n");
    try (Socket socket = send(upgrade, 0);
        Socket silent = send("GET / HT", 0)) {
      assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
          .isEqualTo("HTTP/1.1 101");
      await().untilAsserted(() -> assertThat(limits.openConnections()).isEqualTo(2));
      ahead.addAndGet(Duration.ofMinutes(10).toNanos());
      limits.sweep();
      assertThat(all(silent)).isEmpty();
      assertThat(limits.openConnections()).isEqualTo(1);
    }
    await().untilAsserted(() -> assertThat(limits.openConnections()).isZero());
  }
}
