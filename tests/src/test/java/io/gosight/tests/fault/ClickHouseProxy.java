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
import java.util.regex.Pattern;

/**
 * A proxy between the hub and ClickHouse that can run an action when the rows of an insert are
 * stored and the hub has not received the response yet. Safe for use by many threads.
 */
final class ClickHouseProxy implements AutoCloseable {
  private static final Pattern EVENTS_INSERT =
      Pattern.compile("\\s*INSERT\\s+INTO\\s+[`\"]?events[`\"]?\\b.*", Pattern.DOTALL);
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "content-length", "transfer-encoding", "connection", "expect", "upgrade");

  private record Trap(Runnable action, CompletableFuture<Integer> sprung) {}

  private final String target;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicReference<Trap> trap = new AtomicReference<>();

  ClickHouseProxy(String target) throws IOException {
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
   * Forwards the next insert of events, runs an action, and never responds.
   *
   * @return ClickHouse's status for the insert, once the action is done
   */
  CompletableFuture<Integer> afterNextInsert(Runnable action) {
    CompletableFuture<Integer> sprung = new CompletableFuture<>();
    trap.set(new Trap(action, sprung));
    return sprung;
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      HttpResponse<byte[]> response;
      try {
        response = client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      Trap armed = isEventsInsert(exchange, body) ? trap.getAndSet(null) : null;
      if (armed != null) {
        armed.action().run();
        armed.sprung().complete(response.statusCode());
        return;
      }
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
      exchange.sendResponseHeaders(response.statusCode(), answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
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

  private static boolean isEventsInsert(HttpExchange exchange, byte[] body) {
    String query = exchange.getRequestURI().getRawQuery();
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      if (part.startsWith("query=")) {
        String sql = URLDecoder.decode(part.substring(6), StandardCharsets.UTF_8);
        return EVENTS_INSERT.matcher(sql).matches();
      }
    }
    String start = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
    return EVENTS_INSERT.matcher(start).matches();
  }

  @Override
  public void close() {
    server.stop(0);
    List<Runnable> unused = threads.shutdownNow();
  }
}
