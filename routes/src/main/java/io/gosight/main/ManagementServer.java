package io.gosight.main;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.CompletionException;

/** Serves Prometheus's metrics on the management port, which is not for visitors. */
final class ManagementServer implements AutoCloseable {
  private final HttpServer server;

  private ManagementServer(HttpServer server) {
    this.server = server;
  }

  static ManagementServer start(Vertx vertx, Settings settings, PrometheusMeterRegistry registry) {
    String host = settings.text("gosight.management.host");
    int port = settings.number("gosight.management.port");
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  if (request.path().equals("/metrics")) {
                    request
                        .response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(registry.scrape());
                  } else {
                    request.response().setStatusCode(404).end("Metrics are at /metrics.\n");
                  }
                });
    try {
      server.listen(port, host).toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new OperatorException(
          "The management server can't listen on " + host + ":" + port + ".", e.getCause());
    }
    return new ManagementServer(server);
  }

  @Override
  public void close() {
    server.close().toCompletionStage().toCompletableFuture().join();
  }
}
