package io.gosight.http;

import io.gosight.common.OperatorException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Serves Prometheus's metrics and the health of parts on the management port. */
public final class ManagementServer implements AutoCloseable {
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;

  private ManagementServer(HttpServer server) {
    this.server = server;
  }

  public static ManagementServer start(
      Vertx vertx,
      ManagementSettings settings,
      PrometheusMeterRegistry registry,
      Supplier<String> health) {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  HttpServerResponse response = request.response();
                  switch (request.path()) {
                    case "/metrics" ->
                        response.putHeader("Content-Type", METRICS).end(registry.scrape());
                    case "/health" ->
                        response.putHeader("Content-Type", "application/json").end(health.get());
                    default ->
                        response.setStatusCode(404).end("There are /metrics and /health here.\n");
                  }
                });
    try {
      server
          .listen(settings.port(), settings.host())
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      throw new OperatorException(
          "The management server can't listen on " + settings.host() + ":" + settings.port() + ".",
          e.getCause());
    }
    return new ManagementServer(server);
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
