package io.gosight.http;

import io.gosight.common.ErrorBody;
import io.gosight.common.OperatorException;
import io.gosight.connections.ConnectionLimits;
import io.gosight.connections.HttpConnections;
import io.gosight.stage.Lifecycle;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * The HTTP server under the routes: Camel's own, with time-outs for slow senders, typed errors for
 * what never reaches a route, and the static pages beside the routes.
 */
public final class HubHttpServer extends VertxPlatformHttpServer {
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_H2_STREAMS = 32;

  /** Clients of WebSockets have nothing to say. */
  private static final int MAX_INCOMING_FRAME_BYTES = 1024;

  private static final String REALTIME_PROTOCOL = "gosight-realtime-v1";
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";

  /**
   * The player rebuilds recorded pages, with their styles; pictures and fonts of other hosts must
   * not be requested from there, or a recording could tell them who watches it.
   */
  private static final String PLAYER_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data: blob:; font-src data:; media-src data:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private final Vertx vertx;
  private final String host;
  private final int port;
  private final Duration idle;
  private final boolean h2c;
  private final HttpConnections connections;
  private final Path www;
  private final Lifecycle lifecycle;
  private final VertxPlatformHttpServerConfiguration configuration;
  private String listeners;

  /**
   * A server that is started with the Camel context.
   *
   * @param maxBodyBytes the largest request body
   * @param www the folder of static pages
   * @param lifecycle says whether the routes serve; until then the answer is 503
   * @param limits what connections may take
   */
  public HubHttpServer(
      Vertx vertx,
      HttpSettings settings,
      long maxBodyBytes,
      Path www,
      Lifecycle lifecycle,
      ConnectionLimits limits) {
    this(vertx, settings, www, lifecycle, limits, configuration(settings, maxBodyBytes));
  }

  private HubHttpServer(
      Vertx vertx,
      HttpSettings settings,
      Path www,
      Lifecycle lifecycle,
      ConnectionLimits limits,
      VertxPlatformHttpServerConfiguration configuration) {
    super(configuration);
    this.vertx = vertx;
    this.configuration = configuration;
    this.host = settings.host();
    this.port = settings.port();
    this.idle = settings.idle();
    this.h2c = settings.h2c();
    this.connections = new HttpConnections(vertx, limits, settings.idle());
    this.www = www;
    this.lifecycle = lifecycle;
    setVertx(vertx);
  }

  private static VertxPlatformHttpServerConfiguration configuration(
      HttpSettings settings, long maxBodyBytes) {
    VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
    configuration.setBindHost(settings.host());
    configuration.setBindPort(settings.port());
    configuration.setMaxBodySize(maxBodyBytes);
    configuration.getBodyHandler().setHandleFileUploads(false);
    return configuration;
  }

  /**
   * The base would make a Vertx of its own, with too few workers for senders that wait for Kafka.
   */
  @Override
  protected Vertx lookupVertx() {
    return vertx;
  }

  @Override
  protected void initializeServer() {
    super.initializeServer();
    // Routes look here for the port whose router is theirs; without it they take 8080 for granted.
    getCamelContext().getRegistry().bind("platformHttpServerConfiguration", configuration);
    routes().route().last().handler(HubHttpServer::harden).handler(new StaticFiles(www));
  }

  @Override
  protected void startServer() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setIdleTimeout((int) idle.toSeconds())
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setHttp2ClearTextEnabled(h2c)
            .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(MAX_H2_STREAMS))
            .setTcpNoDelay(true)
            .addWebSocketSubProtocol(REALTIME_PROTOCOL)
            .setMaxWebSocketFrameSize(MAX_INCOMING_FRAME_BYTES)
            .setMaxWebSocketMessageSize(MAX_INCOMING_FRAME_BYTES)
            // Its buffers would take several times what else a client needs.
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false);
    Router root = Router.router(getVertx());
    for (int status : new int[] {400, NOT_FOUND, METHOD_NOT_ALLOWED, 413, 415, 500, 503}) {
      root.errorHandler(status, this::explain);
    }
    root.route().handler(connections::handle);
    root.route().handler(new ServingGate(lifecycle)::handle);
    root.route().subRouter(routes());
    // An event loop a core: Vert.x spreads the connections of one port over them.
    DeploymentOptions instances =
        new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
    try {
      listeners =
          getVertx()
              .deployVerticle(() -> new Listener(options, root, connections), instances)
              .toCompletionStage()
              .toCompletableFuture()
              .join();
    } catch (CompletionException e) {
      throw new OperatorException(
          "The HTTP server can't listen on " + host + ":" + port + ".", e.getCause());
    }
  }

  private static final class Listener extends AbstractVerticle {
    private final HttpServerOptions options;
    private final Router root;
    private final HttpConnections connections;

    Listener(HttpServerOptions options, Router root, HttpConnections connections) {
      this.options = options;
      this.root = root;
      this.connections = connections;
    }

    @Override
    public void start(Promise<Void> started) {
      connections
          .serve(vertx.createHttpServer(options), root)
          .listen()
          .<Void>mapEmpty()
          .onComplete(started);
    }
  }

  private Router routes() {
    return getCamelContext()
        .getRegistry()
        .lookupByNameAndType(
            VertxPlatformHttpRouter.getRouterNameFromPort(port), VertxPlatformHttpRouter.class);
  }

  @Override
  protected void stopServer() {
    if (listeners != null) {
      getVertx().undeploy(listeners).toCompletionStage().toCompletableFuture().join();
      listeners = null;
    }
  }

  @Override
  protected void stopVertx() {
    // Vert.x is shared, and closed by who made it.
  }

  /** The methods that routes take at a path, in the form of the header {@code Allow}. */
  private String methods(String path) {
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return routes().getRoutes().stream()
        .filter(route -> plain.equals(route.getPath()) && route.methods() != null)
        .flatMap(route -> route.methods().stream())
        .map(HttpMethod::name)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static void harden(RoutingContext request) {
    request
        .response()
        .putHeader(
            "Content-Security-Policy",
            request.normalizedPath().startsWith("/replay/")
                ? PLAYER_SECURITY_POLICY
                : CONTENT_SECURITY_POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer");
    request.next();
  }

  private void explain(RoutingContext request) {
    String methods =
        request.statusCode() == NOT_FOUND || request.statusCode() == METHOD_NOT_ALLOWED
            ? methods(request.normalizedPath())
            : "";
    // The files' handler takes every path, so that the router itself never says that it is the
    // method.
    int status = methods.isEmpty() ? request.statusCode() : METHOD_NOT_ALLOWED;
    String code =
        switch (status) {
          case NOT_FOUND -> "not_found";
          case METHOD_NOT_ALLOWED -> "method_not_allowed";
          case 413 -> "too_large";
          case 415 -> "unsupported_media_type";
          case 500 -> "internal";
          case 503 -> "timeout";
          default -> "bad_request";
        };
    if (request.response().ended() || request.response().closed()) {
      return;
    }
    String message = HttpResponseStatus.valueOf(status).reasonPhrase() + ".";
    if (!methods.isEmpty()) {
      request.response().putHeader("Allow", methods);
      message = "The method is not allowed here; the choices are: " + methods + ".";
    }
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("Access-Control-Allow-Origin", "*")
        .end(ErrorBody.of(code, message));
  }
}
