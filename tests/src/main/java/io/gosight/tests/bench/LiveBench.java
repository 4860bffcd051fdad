package io.gosight.tests.bench;

import io.gosight.tests.hub.Hub;
import io.gosight.tests.hub.Keys;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how fast events reach many WebSockets of one project, and what a WebSocket costs. */
@Command(
    name = "live",
    description = "Measures the time from sending an event to the WebSockets, and their memory.",
    mixinStandardHelpOptions = true)
final class LiveBench implements Callable<Integer> {
  private static final Pattern USED = Pattern.compile("used ([0-9]+)K");
  private static final int WARM_UP_CLIENTS = 50;

  @Option(names = "--clients", defaultValue = "1000", description = "how many WebSockets")
  private int clients;

  @Option(names = "--rate", defaultValue = "5", description = "events per second; each goes to all")
  private double rate;

  @Option(names = "--duration", defaultValue = "30", description = "seconds of measuring")
  private int durationSeconds;

  private final HttpClient http = HttpClient.newHttpClient();
  private Hub hub;
  private Keys keys;

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    try (Installation installation = Installation.start();
        Hub started =
            Hub.start(
                installation.program(),
                installation.folder().path(),
                "none",
                "all",
                installation.engines().properties())) {
      hub = started;
      // Each start shows a secret key of its own.
      keys = hub.awaitReady();
      try (LiveWatchers few = watchers()) {
        few.open(WARM_UP_CLIENTS);
        int sent = send(durationSeconds / 2);
        if (!few.await((long) sent * WARM_UP_CLIENTS)) {
          throw new IOException("The first clients got " + few.count() + " deliveries.");
        }
      }
      Memory without = memory();
      try (LiveWatchers all = watchers()) {
        all.open(clients);
        int unused = send(durationSeconds / 2);
        TimeUnit.SECONDS.sleep(2);
        all.reset();
        int sent = send(durationSeconds);
        boolean complete = all.await((long) sent * clients);
        report(all, sent, complete, without, memory());
      }
    }
    return 0;
  }

  private void report(LiveWatchers all, int sent, boolean complete, Memory without, Memory with) {
    double heap = Math.max(0, with.heap() - without.heap()) / 1024.0 / clients;
    double resident = Math.max(0, with.resident() - without.resident()) / 1024.0 / clients;
    TextTable table =
        new TextTable("clients", "events", "deliveries", "p50 s", "p95 s", "p99 s", "max s");
    table.row(
        text("%,d", clients),
        text("%,d", sent),
        text("%,d", all.count()),
        text("%.3f", all.seconds(50)),
        text("%.3f", all.seconds(95)),
        text("%.3f", all.seconds(99)),
        text("%.3f", all.seconds(100)));
    System.out.println(table);
    System.out.printf(
        "KB a client: %.1f of heap after collection, %.1f resident; %d closed by the hub, %s%n%n",
        heap, resident, all.closed(), complete ? "nothing missing" : "DELIVERIES ARE MISSING");
    Targets targets = new Targets();
    targets.atMost("event to client, p99 s", all.seconds(99), 2);
    targets.atMost("memory a client, KB", Math.max(heap, resident), 64);
    targets.atLeast("deliveries / expected", all.count() / ((double) sent * clients), 1);
    System.out.println(targets);
  }

  private LiveWatchers watchers() {
    return new LiveWatchers(hub.http(), "demo", keys.secret());
  }

  /** Sends one event at a time; its id is when. */
  private int send(int seconds) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    int count = (int) (seconds * rate);
    for (int i = 0; i < count; i++) {
      long due = begin + (long) (i / rate * 1e9);
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      String event =
          """
          {"context": {"session_id": "live-bench", "pages": [{"url": "https://shop.example/cart"}]},
           "events": [{"id": "live-%d-%d", "page_view": {}}]}
          """
              .formatted(System.currentTimeMillis(), i);
      int status =
          http.send(
                  HttpRequest.newBuilder(hub.http().resolve("/v1/events"))
                      .header("content-type", "application/json")
                      .header("x-gosight-key", keys.write())
                      .header(
                          "user-agent",
                          "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0")
                      .POST(HttpRequest.BodyPublishers.ofString(event))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      if (status != 200) {
        throw new IOException("The hub responded with " + status + " to an event.");
      }
    }
    return count;
  }

  /** What the hub holds, in bytes. */
  private record Memory(long heap, long resident) {}

  /** After a collection, so that garbage is not counted for anybody. */
  private Memory memory() throws IOException, InterruptedException {
    String unused = jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    if (!used.find()) {
      throw new IOException("The hub does not tell its heap.");
    }
    return new Memory(
        Long.parseLong(used.group(1)) << 10, ProcessUsage.of(hub.pid()).residentBytes());
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("jcmd", Long.toString(hub.pid()), command)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    return said;
  }

  private static String text(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
