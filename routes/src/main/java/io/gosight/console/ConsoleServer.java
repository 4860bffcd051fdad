package io.gosight.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.benmanes.caffeine.cache.Ticker;
import io.gosight.common.OperatorException;
import io.gosight.connections.ConnectionLimits;
import io.gosight.connections.HttpConnections;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Serves Hawtio's static console and Jolokia on a port of their own. Only who is logged in reaches
 * Jolokia. Safe for use by many threads.
 */
public final class ConsoleServer implements AutoCloseable {
  private static final String BASE = "/hawtio";
  private static final String COOKIE = "gosight_console";
  private static final long MAX_BODY_BYTES = 256 * 1024;
  private static final int IDLE_SECONDS = 60;
  private static final String JSON = "application/json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Vertx vertx;
  private final ConsoleSessions sessions;
  private final JolokiaBridge jolokia;
  private final HttpServer server;

  private ConsoleServer(
      Vertx vertx, ConsoleSettings settings, String password, Path files, ConnectionLimits limits) {
    this.vertx = vertx;
    this.sessions = new ConsoleSessions(settings.user(), password, Ticker.systemTicker());
    this.jolokia = new JolokiaBridge(new ConsolePolicy(settings.control()));
    HttpConnections connections =
        new HttpConnections(vertx, limits, Duration.ofSeconds(IDLE_SECONDS));
    this.server =
        connections.serve(
            vertx.createHttpServer(
                new HttpServerOptions()
                    .setIdleTimeout(IDLE_SECONDS)
                    .setCompressionSupported(true)
                    .setHttp2ClearTextEnabled(false)),
            router(settings, files, connections));
  }

  /**
   * Starts it.
   *
   * @param password the password of {@link ConsoleSettings#user()}
   * @param files the folder with Hawtio's files
   * @param limits what connections may take
   * @throws OperatorException if it can't listen there
   */
  public static ConsoleServer start(
      Vertx vertx, ConsoleSettings settings, String password, Path files, ConnectionLimits limits) {
    ConsoleServer console = new ConsoleServer(vertx, settings, password, files, limits);
    try {
      console
          .server
          .listen(settings.port(), settings.host())
          .toCompletionStage()
          .toCompletableFuture()
          .join();
      return console;
    } catch (CompletionException e) {
      console.jolokia.close();
      throw new OperatorException(
          "Hawtio can't listen on "
              + settings.host()
              + ":"
              + settings.port()
              + "; choose another port by gosight.hawtio.port.",
          e.getCause());
    }
  }

  /** The port on which it listens. */
  public int port() {
    return server.actualPort();
  }

  private Router router(ConsoleSettings settings, Path files, HttpConnections connections) {
    Router router = Router.router(vertx);
    router.route().handler(connections::handle);
    router.route().handler(new ConsoleGuard(settings.host(), settings.allowedHosts()));
    router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
    router.get("/").handler(context -> redirect(context, BASE + "/"));
    router.get(BASE).handler(ConsoleServer::addSlash);
    router.post(BASE + "/auth/login").handler(this::logIn);
    router.route(BASE + "/auth/logout").handler(this::logOut);
    router.get(BASE + "/user").handler(this::tellUser);
    router
        .get(BASE + "/auth/config/*")
        .handler(context -> context.response().setStatusCode(404).end());
    router.get(BASE + "/plugin").handler(context -> json(context, "[]"));
    router.get(BASE + "/preset-connections").handler(context -> json(context, "[]"));
    router.get(BASE + "/proxy/enabled").handler(context -> json(context, "false"));
    router.get(BASE + "/keycloak/enabled").handler(context -> json(context, "false"));
    router.route(BASE + "/jolokia*").handler(this::executeJolokia);
    router.route(BASE + "/proxy/*").handler(context -> context.response().setStatusCode(404).end());
    router
        .get(BASE + "/*")
        .handler(
            StaticHandler.create(FileSystemAccess.ROOT, files.toAbsolutePath().toString())
                .setIndexPage("index.html")
                .setFilesReadOnly(true)
                .setIncludeHidden(false));
    // Hawtio is one page, whose addresses are no files.
    router
        .get(BASE + "/*")
        .handler(
            context -> {
              if (context.normalizedPath().matches(".*\\.[A-Za-z0-9]+")) {
                context.response().setStatusCode(404).end();
              } else {
                context
                    .response()
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .sendFile(files.resolve("index.html").toString());
              }
            });
    return router;
  }

  /** Vert.x takes both for the same path, and the console's relative addresses need the slash. */
  private static void addSlash(RoutingContext context) {
    if (context.request().path().equals(BASE)) {
      redirect(context, BASE + "/");
    } else {
      context.next();
    }
  }

  private static void redirect(RoutingContext context, String to) {
    context.response().setStatusCode(302).putHeader("Location", to).end();
  }

  private static void json(RoutingContext context, String body) {
    context
        .response()
        .putHeader("Content-Type", JSON)
        .putHeader("Cache-Control", "no-store")
        .end(body);
  }

  private void logIn(RoutingContext context) {
    JsonNode login = body(context);
    String name = text(login, "username");
    String secret = text(login, "password");
    switch (sessions.check(name, secret)) {
      case OK -> {
        Cookie cookie =
            Cookie.cookie(COOKIE, sessions.open())
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setPath(BASE);
        context.response().addCookie(cookie);
        json(context, field("username", name));
      }
      case TOO_MANY -> {
        context.response().setStatusCode(429).putHeader("Retry-After", "60");
        json(context, field("error", "Too many wrong passwords."));
      }
      case WRONG -> {
        context.response().setStatusCode(403);
        json(context, field("error", "Wrong user name or password."));
      }
    }
  }

  private static String text(JsonNode from, String name) {
    return from.path(name).isTextual() ? from.path(name).textValue() : "";
  }

  /** The body as JSON; a missing node if it is none. */
  private static JsonNode body(RoutingContext context) {
    try {
      Buffer sent = context.body().buffer();
      return sent == null ? MissingNode.getInstance() : MAPPER.readTree(sent.getBytes());
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static String field(String name, String value) {
    return MAPPER.createObjectNode().put(name, value).toString();
  }

  private static String token(RoutingContext context) {
    Cookie cookie = context.request().getCookie(COOKIE);
    return cookie == null ? null : cookie.getValue();
  }

  private void logOut(RoutingContext context) {
    String token = token(context);
    if (token != null) {
      sessions.close(token);
    }
    redirect(context, BASE + "/");
  }

  private void tellUser(RoutingContext context) {
    Optional<String> user = sessions.user(token(context));
    if (user.isEmpty()) {
      context.response().setStatusCode(403);
      json(context, "{}");
    } else {
      json(context, TextNode.valueOf(user.get()).toString());
    }
  }

  private void executeJolokia(RoutingContext context) {
    if (sessions.user(token(context)).isEmpty()) {
      context.response().setStatusCode(403);
      json(context, "{}");
      return;
    }
    String uri = context.request().uri();
    String path = context.normalizedPath().substring((BASE + "/jolokia").length());
    byte[] body = context.body().buffer() == null ? null : context.body().buffer().getBytes();
    vertx
        .executeBlocking(
            () ->
                body == null
                    ? jolokia.get(uri, path.isEmpty() ? "/" : path, context.queryParams())
                    : jolokia.post(uri, body, context.queryParams()),
            false)
        .onComplete(
            result -> {
              if (result.succeeded()) {
                json(context, result.result());
              } else {
                context.response().setStatusCode(500).end();
              }
            });
  }

  @Override
  public void close() {
    server.close().toCompletionStage().toCompletableFuture().join();
    jolokia.close();
  }
}
