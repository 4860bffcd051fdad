package io.gosight.tests.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * WebSockets of one project, which time the events that they get: an event's id tells when it was
 * sent. Safe for use by many threads.
 */
final class LiveWatchers implements AutoCloseable {
  private static final Pattern PROTOCOLS =
      Pattern.compile("\"protocols\":\\[\"([^\"]+)\",\"([^\"]+)\"]");
  private static final Pattern SENT = Pattern.compile("\"live-([0-9]{13})-[0-9]+\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI hub;
  private final String project;
  private final String key;
  private final List<WebSocket> sockets = new ArrayList<>();
  private final ConcurrentHistogram latency = new ConcurrentHistogram(3);
  private final AtomicInteger closed = new AtomicInteger();

  LiveWatchers(URI hub, String project, String key) {
    this.hub = hub;
    this.project = project;
    this.key = key;
  }

  /** Opens more, each with a ticket of its own. */
  void open(int count) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      HttpResponse<String> ticket =
          http.send(
              HttpRequest.newBuilder(
                      hub.resolve("/api/v1/projects/" + project + "/realtime/ticket"))
                  .header("Authorization", "Bearer " + key)
                  .POST(HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      Matcher protocols = PROTOCOLS.matcher(ticket.body());
      if (!protocols.find()) {
        throw new IOException("No ticket: " + ticket.statusCode() + " " + ticket.body());
      }
      sockets.add(
          http.newWebSocketBuilder()
              .subprotocols(protocols.group(1), protocols.group(2))
              .buildAsync(
                  URI.create(
                      "ws://" + hub.getAuthority() + "/api/v1/projects/" + project + "/realtime"),
                  new Watcher())
              .join());
    }
  }

  /** How many deliveries were timed. */
  long count() {
    return latency.getTotalCount();
  }

  /** How many connections the hub has closed. */
  int closed() {
    return closed.get();
  }

  /** The percentile of the time from sending to a client, by a share in percent. */
  double seconds(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1000.0;
  }

  /** Forgets what was timed so far. */
  void reset() {
    latency.reset();
  }

  /** Waits until so many deliveries were timed; false if they were not within a minute. */
  boolean await(long deliveries) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (count() < deliveries && System.nanoTime() - end < 0) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return count() >= deliveries;
  }

  @Override
  public void close() {
    sockets.forEach(WebSocket::abort);
    sockets.clear();
  }

  /** Puts parts of messages together, and times the events in whole ones. */
  private final class Watcher implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        long now = System.currentTimeMillis();
        Matcher sent = SENT.matcher(message);
        while (sent.find()) {
          latency.recordValue(Math.max(0, now - Long.parseLong(sent.group(1))));
        }
        message.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.incrementAndGet();
      return null;
    }
  }
}
