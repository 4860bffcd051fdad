package io.gosight.tests.cluster;

import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Click;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.PageView;
import io.gosight.proto.v1.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Visitors who send one batch after the other, each until it is acknowledged, so that the order of
 * a session is known. Each session has exactly one burst of clicks, spread over two batches. Safe
 * for use by many threads.
 */
final class Visits {
  /** The clicks of a session. */
  static final int CLICKS = 5;

  // Java's own name would make the events a bot's.
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";
  private static final Duration TIMEOUT = Duration.ofSeconds(8);
  private static final long PAUSE_MILLIS = 1_500;
  private static final long BURST_BEGAN_MILLIS_AGO = 62_000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String run;
  private final String key;
  private final Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private final List<Thread> visitors = new ArrayList<>();
  private volatile boolean ending;

  Visits(String run, String key) {
    this.run = run;
    this.key = key;
  }

  /** Lets visitors come to a node, until {@link #finish}. */
  void start(URI node, int count) {
    for (int i = 0; i < count; i++) {
      Thread visitor = new Thread(() -> visit(node), "visitor-" + i);
      visitor.setDaemon(true);
      visitor.start();
      visitors.add(visitor);
    }
  }

  /**
   * Lets each visitor end its session and waits for all.
   *
   * @return whether all were acknowledged in time
   */
  boolean finish(Duration time) throws InterruptedException {
    ending = true;
    long end = System.nanoTime() + time.toNanos();
    for (Thread visitor : visitors) {
      visitor.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
    return visitors.stream().noneMatch(Thread::isAlive);
  }

  /** What the ids of sessions and events begin with. */
  String run() {
    return run;
  }

  /** The ids of the acknowledged events by session, in the order of sending. */
  Map<String, List<String>> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  private void visit(URI node) {
    try {
      while (!ending) {
        session(node, run + "-s" + next.incrementAndGet());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void session(URI node, String session) throws InterruptedException {
    long began = System.currentTimeMillis() - BURST_BEGAN_MILLIS_AGO;
    List<String> sent = new ArrayList<>();
    acknowledged.put(session, sent);
    send(
        node,
        session,
        sent,
        view(session, 0, began),
        click(session, 1, began),
        click(session, 2, began));
    Thread.sleep(PAUSE_MILLIS);
    send(
        node,
        session,
        sent,
        click(session, 3, began),
        click(session, 4, began),
        click(session, CLICKS, began));
    Thread.sleep(PAUSE_MILLIS);
    send(node, session, sent, view(session, CLICKS + 1, began + 60_000));
  }

  private void send(URI node, String session, List<String> sent, Event... events)
      throws InterruptedException {
    while (true) {
      EventBatch.Builder batch =
          EventBatch.newBuilder()
              .setContext(
                  BatchContext.newBuilder()
                      .setSessionId(session)
                      .setTabId("t")
                      .setSentAtMs(System.currentTimeMillis())
                      .addPages(Page.newBuilder().setUrl("https://shop.example/" + session)));
      for (Event event : events) {
        batch.addEvents(event);
      }
      if (isAccepted(node, batch.build())) {
        for (Event event : events) {
          sent.add(event.getId());
        }
        return;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private boolean isAccepted(URI node, EventBatch batch) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(node.resolve("/v1/events"))
            .timeout(TIMEOUT)
            .header("User-Agent", BROWSER)
            .header("content-type", "application/x-protobuf")
            .header("x-gosight-key", key)
            .POST(HttpRequest.BodyPublishers.ofByteArray(batch.toByteArray()))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static Event view(String session, int number, long timeMs) {
    return at(session, number, timeMs).setPageView(PageView.getDefaultInstance()).build();
  }

  private static Event click(String session, int number, long began) {
    return at(session, number, began + 300L * number)
        .setClick(
            Click.newBuilder()
                .setTarget(Target.newBuilder().setSelector("#buy").setTag("button"))
                .setPageX(100)
                .setPageY(100))
        .build();
  }

  private static Event.Builder at(String session, int number, long timeMs) {
    return Event.newBuilder().setId(session + "-" + number).setTimeMs(timeMs);
  }
}
