package io.gosight.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.connections.Limits;
import io.gosight.stage.Lifecycle;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementServerTest {
  private final Vertx vertx = Vertx.vertx();
  private final Lifecycle lifecycle = new Lifecycle(Clock.systemUTC());
  private final ManagementServer server =
      ManagementServer.start(
          vertx,
          new ManagementSettings("127.0.0.1", 0, List.of("Hub.internal")),
          new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
          () -> "{\"status\":\"ok\"}",
          lifecycle,
          Limits.wide());

  @AfterEach
  void stop() {
    server.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** Sends a request with any Host, which Java's client does not allow. */
  private String send(String method, String path, String host, String... headers)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String more = String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList());
      String request =
          "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
              .formatted(method, path, host, more);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:9090", "127.0.0.1", "[::1]:9090", "10.2.3.4:1", "hub.internal"})
  void answersByItsNamesAndByAddress(String host) throws IOException {
    assertThat(send("GET", "/health", host)).startsWith("HTTP/1.1 200").contains("ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example:9090", "127.0.0.1.evil.example"})
  void refusesANameThatAPageOnTheInternetCouldBring(String host) throws IOException {
    assertThat(send("GET", "/metrics", host)).startsWith("HTTP/1.1 421");
  }

  @Test
  void drainsAtTheOperatorsWordAlone() throws IOException {
    lifecycle.serve();
    assertThat(send("PUT", "/drain", "localhost")).startsWith("HTTP/1.1 403");
    assertThat(lifecycle.phase()).isEqualTo(Lifecycle.Phase.SERVING);
    assertThat(send("PUT", "/drain", "localhost", "X-GoSight-Operator: 1", "Content-Length: 0"))
        .contains("\"phase\":\"draining\"", "\"requests\":0");
    assertThat(send("GET", "/drain", "localhost")).contains("draining");
    assertThat(send("DELETE", "/drain", "localhost", "X-GoSight-Operator: 1"))
        .contains("\"phase\":\"serving\"");
  }
}
