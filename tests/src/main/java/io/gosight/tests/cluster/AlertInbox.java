package io.gosight.tests.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Receives alerts by webhook and remembers which sessions they are about. Thread-safe. */
final class AlertInbox implements AutoCloseable {
  private static final Pattern SESSION = Pattern.compile("shop\\.example/([a-z0-9]+-s[0-9]+)");

  private final HttpServer server;
  private final Set<String> sessions = ConcurrentHashMap.newKeySet();

  AlertInbox() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    Matcher found =
        SESSION.matcher(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    while (found.find()) {
      sessions.add(found.group(1));
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /** Where alerts go. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** Whether an alert was about that session. */
  boolean has(String session) {
    return sessions.contains(session);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
