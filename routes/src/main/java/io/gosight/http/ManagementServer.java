package io.gosight.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gosight.common.OperatorException;
import io.gosight.connections.ConnectionLimits;
import io.gosight.connections.HttpConnections;
import io.gosight.stage.Lifecycle;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Serves Prometheus's metrics, the health of parts and the command to drain on the management port.
 */
public final class ManagementServer implements AutoCloseable {
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
  private static final int IDLE_SECONDS = 60;

  /** A page in a browser can't send this header to another origin without asking first. */
  private static final String OPERATOR_HEADER = "X-GoSight-Operator";

  private final HttpServer server;
  private final PrometheusMeterRegistry registry;
  private final Supplier<String> health;
  private final Lifecycle lifecycle;
  private final AllowedHosts hosts;

  private ManagementServer(
      Vertx vertx,
      ManagementSettings settings,
      PrometheusMeterRegistry registry,
      Supplier<String> health,
      Lifecycle lifecycle,
      ConnectionLimits limits) {
    this.registry = registry;
    this.health = health;
    this.lifecycle = lifecycle;
    this.hosts = new AllowedHosts(settings.allowedHosts());
    HttpConnections connections =
        new HttpConnections(vertx, limits, Duration.ofSeconds(IDLE_SECONDS));
    Router router = Router.router(vertx);
    router.route().handler(connections::handle);
    router.route().handler(routed -> handle(routed.request()));
    this.server =
        connections.serve(
            vertx.createHttpServer(
                new HttpServerOptions()
                    .setIdleTimeout(IDLE_SECONDS)
                    .setHttp2ClearTextEnabled(false)),
            router);
  }

  /**
   * Starts to serve.
   *
   * @param health the health of parts as JSON; returns at once
   * @param limits what connections may take
   * @throws OperatorException if the port can't be bound
   */
  public static ManagementServer start(
      Vertx vertx,
      ManagementSettings settings,
      PrometheusMeterRegistry registry,
      Supplier<String> health,
      Lifecycle lifecycle,
      ConnectionLimits limits) {
    ManagementServer management =
        new ManagementServer(vertx, settings, registry, health, lifecycle, limits);
    try {
      management
          .server
          .listen(settings.port(), settings.host())
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      throw new OperatorException(
          "The management server can't listen on " + settings.host() + ":" + settings.port() + ".",
          e.getCause());
    }
    return management;
  }

  private void handle(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (!hosts.allows(request.authority() == null ? null : request.authority().host())) {
      response
          .setStatusCode(421)
          .end("Unknown Host; add its name to gosight.management.allowed-hosts.\n");
      return;
    }
    switch (request.path()) {
      case "/metrics" -> response.putHeader("Content-Type", METRICS).end(registry.scrape());
      case "/health" -> response.putHeader("Content-Type", "application/json").end(health.get());
      case "/drain" -> drain(request);
      default -> response.setStatusCode(404).end("There are /metrics, /health and /drain here.\n");
    }
  }

  /** PUT begins to drain, DELETE ends it, GET shows the phase and the requests under way. */
  private void drain(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    boolean changes = !request.method().equals(HttpMethod.GET);
    if (changes && request.getHeader(OPERATOR_HEADER) == null) {
      response.setStatusCode(403).end("The header " + OPERATOR_HEADER + " is missing.\n");
      return;
    }
    if (request.method().equals(HttpMethod.PUT)) {
      lifecycle.drain();
    } else if (request.method().equals(HttpMethod.DELETE) && lifecycle.serves()) {
      lifecycle.serve();
    } else if (changes) {
      response.setStatusCode(405).end("GET, PUT and DELETE are allowed.\n");
      return;
    }
    response
        .putHeader("Content-Type", "application/json")
        .end(
            JsonNodeFactory.instance
                .objectNode()
                .put("phase", lifecycle.phase().name().toLowerCase(Locale.ROOT))
                .put("since", lifecycle.since().toString())
                .put("requests", lifecycle.requests())
                .toString());
  }

  /** The port on which it listens. */
  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    server.close().toCompletionStage().toCompletableFuture().join();
  }
}
