package io.gosight.tests.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * A proxy between the hub and an engine that speaks HTTP. It can run an action just before a
 * request reaches the engine, or when the engine has answered and the hub does not know yet, and it
 * can change an answer. Safe for use by many threads.
 */
final class TrapProxy implements AutoCloseable {
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("content-length", "transfer-encoding", "connection", "expect", "upgrade");
  private static final int TEXT_BYTES = 4_000;

  /** When a trap's action runs. */
  enum Moment {
    BEFORE,
    AFTER
  }

  /**
   * A request.
   *
   * @param method its method
   * @param path its path
   * @param text the begin of its statement, or of its body
   */
  record Passing(String method, String path, String text) {
    /** Its statement, with single spaces and names without quotes. */
    String statement() {
      return text.replaceAll("[`\"]", "").replaceAll("\\s+", " ");
    }
  }

  private record Trap(
      Moment moment, Predicate<Passing> when, Runnable action, CompletableFuture<Integer> sprung) {}

  private final String target;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicReference<Trap> trap = new AtomicReference<>();
  private volatile Predicate<Passing> damaged = request -> false;

  TrapProxy(String target) throws IOException {
    this.target = target;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::forward);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Runs an action at the next such request, which is never answered.
   *
   * @return once the action is done: the engine's status, or 0 if it did not get the request
   */
  CompletableFuture<Integer> set(Moment moment, Predicate<Passing> when, Runnable action) {
    CompletableFuture<Integer> sprung = new CompletableFuture<>();
    trap.set(new Trap(moment, when, action, sprung));
    return sprung;
  }

  /** Changes one byte of every answer to such requests from now on. */
  void damage(Predicate<Passing> answers) {
    damaged = answers;
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Passing passing = passing(exchange, body);
      if (springs(Moment.BEFORE, passing, 0)) {
        return;
      }
      HttpResponse<byte[]> response;
      try {
        response = client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      if (springs(Moment.AFTER, passing, response.statusCode())) {
        return;
      }
      answer(exchange, response, damaged.test(passing));
    }
  }

  private boolean springs(Moment moment, Passing passing, int status) {
    Trap armed = trap.get();
    if (armed == null
        || armed.moment() != moment
        || !armed.when().test(passing)
        || !trap.compareAndSet(armed, null)) {
      return false;
    }
    armed.action().run();
    armed.sprung().complete(status);
    return true;
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response, boolean damaged)
      throws IOException {
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isPassed(name)) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    byte[] answer = response.body();
    if (exchange.getRequestMethod().equals("HEAD")) {
      response
          .headers()
          .firstValue("content-length")
          .ifPresent(length -> exchange.getResponseHeaders().set("content-length", length));
    }
    if (damaged && answer.length > 0) {
      answer[answer.length / 2] = (byte) ~answer[answer.length / 2];
    }
    exchange.sendResponseHeaders(response.statusCode(), answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (isPassed(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static boolean isPassed(String header) {
    return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }

  private static Passing passing(HttpExchange exchange, byte[] body) {
    String query = exchange.getRequestURI().getRawQuery();
    String text = new String(body, 0, Math.min(body.length, TEXT_BYTES), StandardCharsets.UTF_8);
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      if (part.startsWith("query=")) {
        text = URLDecoder.decode(part.substring(6), StandardCharsets.UTF_8);
      }
    }
    return new Passing(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), text);
  }

  @Override
  public void close() {
    server.stop(0);
    List<Runnable> unused = threads.shutdownNow();
  }
}
