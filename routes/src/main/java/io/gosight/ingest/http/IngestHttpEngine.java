package io.gosight.ingest.http;

import io.gosight.ingest.SenderThreads;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Starts routes for HTTP requests without a thread that waits for the route's end. Routes name it
 * as their {@code platformHttpEngine}.
 */
public final class IngestHttpEngine extends VertxPlatformHttpEngine {
  private final SenderThreads threads;

  /**
   * An engine on Camel's own HTTP server.
   *
   * @param threads run the routes' steps
   * @param camel the context of the routes
   */
  public IngestHttpEngine(SenderThreads threads, CamelContext camel) {
    this.threads = threads;
    setCamelContext(camel);
  }

  @Override
  public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
    return new IngestHttpConsumer(
        endpoint,
        processor,
        VertxPlatformHttpRouter.getRouterNameFromPort(getServerPort()),
        threads);
  }
}
