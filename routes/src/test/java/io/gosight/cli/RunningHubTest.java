package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.connections.Limits;
import io.gosight.http.ManagementServer;
import io.gosight.http.ManagementSettings;
import io.gosight.insight.CircuitBreakerState;
import io.gosight.insight.DetectorHealth;
import io.gosight.operate.HealthReport;
import io.gosight.stage.HealthChecks;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import io.gosight.stage.Lifecycle;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the management port tells is what the command line understands. */
class RunningHubTest {
  private static final CircuitBreakerState WHY =
      new CircuitBreakerState(
          "java.lang.IllegalStateException: no \"luck\"\nat all",
          Instant.parse("2026-03-01T12:00:30.125Z"),
          Instant.parse("2026-03-01T12:01:30Z"));

  private final Map<String, CircuitBreakerState> cutOff = new TreeMap<>();
  private final Vertx vertx = Vertx.vertx();
  private ManagementServer server;

  @BeforeEach
  void start() {
    HealthChecks checks = new HealthChecks();
    checks.add("cut_off", this::health);
    checks.add(
        "channels",
        () -> new HealthStatus(Level.OK, "", Map.of("configured", List.of("telegram"))));
    Lifecycle lifecycle = new Lifecycle(Clock.systemUTC());
    server =
        ManagementServer.start(
            vertx,
            new ManagementSettings("127.0.0.1", 0, List.of()),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            new HealthReport(checks, lifecycle)::full,
            lifecycle,
            Limits.wide());
  }

  private HealthStatus health() {
    return new HealthStatus(
        cutOff.isEmpty() ? Level.OK : Level.DEGRADED, "", DetectorHealth.details(cutOff));
  }

  @AfterEach
  void stop() {
    server.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void tellsWhatIsCutOff() throws Exception {
    RunningHub hub = new RunningHub("127.0.0.1", server.port());
    assertThat(hub.openCircuits()).contains(Map.of());
    assertThat(hub.configuredChannels()).containsExactly("telegram");
    assertThat(get("/health").body()).contains("\"status\":\"ok\"");

    cutOff.put("bad", WHY);
    assertThat(hub.openCircuits()).contains(Map.of("bad", WHY));
    assertThat(get("/health").body())
        .contains("\"status\":\"degraded\"", "\"retry_at\":\"2026-03-01T12:01:30Z\"");
  }

  @Test
  void metricsAreThereToo() throws Exception {
    assertThat(get("/metrics").statusCode()).isEqualTo(200);
    assertThat(get("/else").statusCode()).isEqualTo(404);
  }

  @Test
  void noHubIsNoAnswer() {
    int port = server.port();
    server.close();

    assertThat(new RunningHub("127.0.0.1", port).openCircuits()).isEmpty();
  }
}
