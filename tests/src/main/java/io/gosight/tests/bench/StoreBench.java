package io.gosight.tests.bench;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.data.ClickHouseFormat;
import io.gosight.tests.baseline.TopicFiller;
import io.gosight.tests.hub.ClickHouseSql;
import io.gosight.tests.hub.Hub;
import io.gosight.tests.load.GenerateLoad;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how fast waiting events reach ClickHouse, against inserts of the same rows by the
 * driver's own client, 10,000 at a time, one after the other.
 */
@Command(
    name = "store",
    description = "Measures Kafka to ClickHouse, compared with plain inserts of the same rows.",
    mixinStandardHelpOptions = true)
final class StoreBench implements Callable<Integer> {
  private static final int ROWS_AN_INSERT = 10_000;
  private static final long LONGEST_SECONDS = 240;

  @Option(names = "--events", defaultValue = "800000", description = "how many events")
  private int events;

  private ClickHouseSql sql;

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    try (Installation installation = Installation.start()) {
      Map<String, String> engines = installation.engines().properties();
      sql = new ClickHouseSql(engines);
      System.err.println("filling the topic ...");
      TopicFiller.fill(
          engines.get("gosight.kafka.brokers"),
          "gosight.events.raw",
          GenerateLoad.runName(),
          events / 10);
      TextTable table = new TextTable("what", "rows/s", "seconds", "CPU us/row");
      double stored = store(installation, table);
      List<Path> blocks = save(installation.folder().path());
      double bare = Targets.median(bare(engines, blocks), bare(engines, blocks));
      table.row("plain inserts, median of 2", rate(bare), seconds(bare), "-");
      System.out.printf("%,d events of %,d records%n%n%s%n", events, events / 10, table);
      Targets targets = new Targets();
      targets.atLeast("topic to ClickHouse / plain inserts", bare / stored, 0.5);
      System.out.println(targets);
    }
    return 0;
  }

  /** From the first quarter to the last row: the hub starts and warms up before. */
  private double store(Installation installation, TextTable table) throws Exception {
    try (Hub hub = installation.hub("event")) {
      long engine = installation.engines().pids().get("clickhouse");
      long first = await(events / 4);
      long begin = System.nanoTime();
      ProcessUsage hubBefore = ProcessUsage.of(hub.pid());
      ProcessUsage engineBefore = ProcessUsage.of(engine);
      long last = await(events);
      double seconds = (System.nanoTime() - begin) / 1e9 * events / (last - first);
      double rows = last - first;
      table.row(
          "hub",
          rate(seconds),
          seconds(seconds),
          String.format(
              Locale.ROOT,
              "hub %.2f, clickhouse %.2f",
              (ProcessUsage.of(hub.pid()).cpuMicros() - hubBefore.cpuMicros()) / rows,
              (ProcessUsage.of(engine).cpuMicros() - engineBefore.cpuMicros()) / rows));
      return seconds;
    }
  }

  private long await(long rows) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    for (long stored = 0; System.nanoTime() - end < 0; TimeUnit.MILLISECONDS.sleep(50)) {
      stored = sql.number("SELECT count() FROM events");
      if (stored >= rows) {
        return stored;
      }
    }
    throw new IOException("Not all rows were stored within " + LONGEST_SECONDS + " s.");
  }

  private List<Path> save(Path folder) throws IOException {
    System.err.println("reading the rows back ...");
    List<Path> blocks = new ArrayList<>();
    int count = Math.max(1, events / ROWS_AN_INSERT);
    for (int i = 0; i < count; i++) {
      Path block = folder.resolve("rows-" + i);
      sql.save(
          "SELECT * FROM events WHERE cityHash64(event_id) %% %d = %d FORMAT RowBinary"
              .formatted(count, i),
          block);
      blocks.add(block);
    }
    return blocks;
  }

  private double bare(Map<String, String> engines, List<Path> blocks) throws Exception {
    System.err.println("inserting the same rows plainly ...");
    String unused = sql.text("DROP TABLE IF EXISTS bare_events");
    unused = sql.text("CREATE TABLE bare_events AS events");
    try (Client client =
        new Client.Builder()
            .addEndpoint(engines.get("gosight.clickhouse.url"))
            .setUsername(engines.get("gosight.clickhouse.user"))
            .setPassword(engines.get("gosight.clickhouse.password"))
            .setDefaultDatabase(engines.get("gosight.clickhouse.database"))
            .compressClientRequest(false)
            .build()) {
      long begin = System.nanoTime();
      for (Path block : blocks) {
        try (InputStream rows = Files.newInputStream(block);
            InsertResponse response =
                client.insert("bare_events", rows, ClickHouseFormat.RowBinary).get()) {
          response.getWrittenRows();
        }
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (sql.number("SELECT count() FROM bare_events") < events) {
        throw new IOException("The plain inserts lost rows.");
      }
      return seconds;
    }
  }

  private String rate(double seconds) {
    return String.format(Locale.ROOT, "%,.0f", events / seconds);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
