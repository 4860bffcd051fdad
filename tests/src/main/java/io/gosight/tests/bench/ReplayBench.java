package io.gosight.tests.bench;

import io.gosight.tests.baseline.TopicFiller;
import io.gosight.tests.hub.ClickHouseSql;
import io.gosight.tests.hub.Hub;
import io.gosight.tests.load.GenerateLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Records pages in a browser and measures what their recordings take: bytes hot and cold beside
 * gzip, time of compressing and opening them, and CPU of storing them.
 */
@Command(
    name = "replay",
    description = "Measures recordings of real pages: bytes, speed, time to the first picture.",
    mixinStandardHelpOptions = true)
final class ReplayBench implements Callable<Integer> {
  private static final int LONG_MINUTES = 30;
  private static final int LONG_SESSIONS_A_PAGE = 3;
  private static final int ROUNDS = 5;
  private static final int EVENTS = 100_000;
  private static final int SESSIONS_AT_ONCE = 10;
  private static final long LONGEST_SECONDS = 300;
  private static final String NEVER = "86400000";

  @Option(names = "--recordings", description = "recordings of an earlier run, instead of new ones")
  private Path recordings;

  @Option(
      names = "--save",
      description = "where new recordings are kept; by default they are deleted")
  private Path save;

  @Option(names = "--seconds", defaultValue = "60", description = "how long each page is recorded")
  private int seconds;

  @Option(names = "--sessions", defaultValue = "200", description = "how many sessions are stored")
  private int sessions;

  private List<RecordedPage> pages;
  private ClickHouseSql sql;
  private double eventBytes;
  private final List<String> longSessions = new ArrayList<>();
  private final List<String> longTabs = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    try (Installation installation = Installation.start()) {
      Path file =
          recordings == null
              ? ReplayPrograms.record(
                  installation.program(),
                  save == null
                      ? installation.folder().path().resolve("recordings.ndjson")
                      : save.toAbsolutePath(),
                  seconds)
              : recordings.toAbsolutePath();
      pages = RecordedPage.read(file);
      sql = new ClickHouseSql(installation.engines().properties());
      Map<String, Double> speeds = ReplayPrograms.speeds(installation.program(), file);
      Targets targets = new Targets();
      TextTable times = new TextTable("first picture's data of 30 minutes", "p95 ms");
      Map<String, List<Long>> hot = hot(installation, targets, times);
      String load = load(installation);
      Map<String, Long> cold = cold(installation, targets, times);
      ReplayFigures figures = new ReplayFigures(pages, hot, cold, speeds);
      figures.compare(targets);
      System.out.printf("%n%s%n%s%n%s%n%n%s%n", figures.table(), times, load, targets);
      System.out.printf(
          Locale.ROOT,
          "an event: %.1f bytes on disk; a recorded minute: %,.0f bytes%n%n%s%n",
          eventBytes,
          figures.hotBytesAMinute(),
          new StorageADay(eventBytes, figures.hotBytesAMinute()).table());
    }
    return 0;
  }

  private Map<String, List<Long>> hot(Installation installation, Targets targets, TextTable times)
      throws Exception {
    System.err.printf("storing recordings of %d minutes ...%n", LONG_MINUTES);
    long chunks = 0;
    try (ReplayTopic topic = topic(installation)) {
      for (RecordedPage page : pages) {
        topic.session("page-" + page.name(), page);
        chunks += page.chunks().size();
        for (int i = 0; i < LONG_SESSIONS_A_PAGE; i++) {
          String session = "long-" + page.name() + "-" + i;
          chunks += topic.longSession(session, page, LONG_MINUTES);
          longSessions.add(session);
          longTabs.add(page.name());
        }
      }
    }
    TopicFiller.fill(
        installation.engines().properties().get("gosight.kafka.brokers"),
        "gosight.events.raw",
        GenerateLoad.runName(),
        EVENTS / 10);
    try (Hub hub = hub(installation, NEVER)) {
      await("SELECT count() FROM replay_chunks", chunks);
      await("SELECT count() FROM events", EVENTS);
      eventBytes = eventBytes();
      Map<String, List<Long>> hot = new HashMap<>();
      for (RecordedPage page : pages) {
        hot.put(page.name(), ReplayFigures.stored(sql, "page-" + page.name()));
      }
      open("hot", installation, hub, targets, times);
      return hot;
    }
  }

  private double eventBytes() throws IOException {
    String unused = sql.text("OPTIMIZE TABLE events FINAL");
    return sql.number(
            "SELECT toUInt64(sum(bytes_on_disk)) FROM system.parts WHERE active"
                + " AND database = currentDatabase() AND table = 'events'")
        / (double) EVENTS;
  }

  /** From the first quarter to the last row: the hub starts and warms up before. */
  private String load(Installation installation) throws Exception {
    System.err.println("filling the topic ...");
    long stored = sql.number("SELECT count() FROM replay_chunks");
    long chunks = 0;
    try (ReplayTopic topic = topic(installation)) {
      int most = pages.stream().mapToInt(page -> page.chunks().size()).max().orElse(0);
      for (int first = 0; first < sessions; first += SESSIONS_AT_ONCE) {
        for (int sequence = 0; sequence < most; sequence++) {
          for (int i = first; i < first + SESSIONS_AT_ONCE; i++) {
            for (RecordedPage page : pages) {
              if (sequence < page.chunks().size()) {
                topic.chunk("load-" + i, page.name(), sequence, page.chunks().get(sequence));
                chunks++;
              }
            }
          }
        }
      }
    }
    try (Hub hub = installation.hub("event", properties(installation, NEVER))) {
      String count = "SELECT count() FROM replay_chunks";
      long begin = await(count, stored + chunks / 4);
      long beganNanos = System.nanoTime();
      double rawBefore = rawBytes();
      ProcessUsage before = ProcessUsage.of(hub.pid());
      long end = await(count, stored + chunks);
      double took = (System.nanoTime() - beganNanos) / 1e9;
      double megabytes = (rawBytes() - rawBefore) / 1e6;
      double cpuMs = (ProcessUsage.of(hub.pid()).cpuMicros() - before.cpuMicros()) / 1e3;
      return String.format(
          Locale.ROOT,
          "topic to ClickHouse: %,.0f chunks/s, %,.1f MB/s unpacked, %.2f ms of CPU a MB",
          (end - begin) / took,
          megabytes / took,
          cpuMs / megabytes);
    }
  }

  private Map<String, Long> cold(Installation installation, Targets targets, TextTable times)
      throws Exception {
    System.err.println("moving recordings to object storage ...");
    String moving = " WHERE session_id LIKE 'page-%' OR session_id LIKE 'long-%'";
    String unused =
        sql.text(
            "ALTER TABLE replay_chunks UPDATE day = day - 40"
                + moving
                + " SETTINGS mutations_sync = 2");
    try (Hub hub = hub(installation, "300")) {
      await(
          "SELECT count() FROM replay_objects FINAL",
          (long) pages.size() * (1 + LONG_SESSIONS_A_PAGE));
      while (sql.number("SELECT count() FROM replay_chunks" + moving) > 0) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      Map<String, Long> cold = new HashMap<>();
      for (RecordedPage page : pages) {
        cold.put(
            page.name(),
            sql.number(
                "SELECT object_bytes FROM replay_objects FINAL WHERE session_id = 'page-%s'"
                    .formatted(page.name())));
      }
      open("cold", installation, hub, targets, times);
      return cold;
    }
  }

  private void open(
      String what, Installation installation, Hub hub, Targets targets, TextTable times)
      throws Exception {
    System.err.println("opening " + what + " recordings ...");
    double p95 =
        new FirstFrames(hub.http(), viewer(installation)).p95(longSessions, longTabs, ROUNDS);
    times.row(what, String.format(Locale.ROOT, "%.1f", p95));
    targets.atMost("first picture's data, " + what + ", p95 ms", p95, 200);
  }

  private static String viewer(Installation installation) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("keys", "create", "--kind", "secret", "--scope", "read,replay", "--data"));
    command.add(installation.folder().path().resolve("data").toString());
    installation
        .engines()
        .properties()
        .forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    return installation.program().run(command).trim();
  }

  private static Hub hub(Installation installation, String tierEveryMs) throws IOException {
    return installation.hub("all", properties(installation, tierEveryMs));
  }

  private static Map<String, String> properties(Installation installation, String tierEveryMs) {
    Map<String, String> properties = new HashMap<>(installation.engines().properties());
    properties.put("gosight.tier.every-ms", tierEveryMs);
    properties.put("gosight.tier.compression", "columns");
    return properties;
  }

  private static ReplayTopic topic(Installation installation) {
    return new ReplayTopic(installation.engines().properties().get("gosight.kafka.brokers"));
  }

  private double rawBytes() throws IOException {
    return sql.number("SELECT toUInt64(sum(raw_bytes)) FROM replay_chunks");
  }

  private long await(String count, long wanted) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    for (long found = 0; System.nanoTime() - end < 0; TimeUnit.MILLISECONDS.sleep(50)) {
      found = sql.number(count);
      if (found >= wanted) {
        return found;
      }
    }
    throw new IOException("Not all chunks were stored within " + LONGEST_SECONDS + " s.");
  }
}
