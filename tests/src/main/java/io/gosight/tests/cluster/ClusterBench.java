package io.gosight.tests.cluster;

import io.gosight.tests.bench.TextTable;
import io.gosight.tests.load.AckedEvents;
import io.gosight.tests.load.BatchPool;
import io.gosight.tests.load.EventIds;
import io.gosight.tests.load.GenerateLoad;
import io.gosight.tests.load.Load;
import io.gosight.tests.load.Plan;
import io.gosight.tests.load.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills, stops and cuts off each part of a cluster under load, and counts what that cost. */
@Command(
    name = "cluster",
    description =
        "Two processes of each role over three brokers: each part is killed, stopped and cut off.",
    mixinStandardHelpOptions = true)
public final class ClusterBench implements Callable<Integer> {
  private static final List<String> VICTIMS =
      List.of(
          "ingest-1",
          "event-1",
          "insight-1",
          "alert-1",
          "api-1",
          "kafka-1",
          "redis",
          "postgres",
          "clickhouse");
  private static final String JAVA_OPTIONS = "hub.java-options";
  private static final String SMALL =
      "-Xms128m -Xmn64m -XX:-UseParallelGC -XX:+UseSerialGC -XX:TieredStopAtLevel=1";
  private static final int VISITORS = 4;

  @Option(names = "--rounds", defaultValue = "1", description = "how often each fault happens")
  private int rounds;

  @Option(
      names = "--only",
      defaultValue = "",
      description = "only faults whose name, such as kafka-1/stop, matches this pattern")
  private String only;

  @Option(
      names = "--rate",
      defaultValue = "100",
      description = "events/s to each of the two ingest nodes, besides the visitors")
  private double rate;

  @Option(names = "--seconds", defaultValue = "30", description = "how long a stop or a cut lasts")
  private int seconds;

  @Option(
      names = "--recovery",
      defaultValue = "180",
      description = "seconds after a fault until everything has to be as without it")
  private int recoverySeconds;

  @Option(
      names = "--minutes",
      defaultValue = "120",
      description = "after which no further fault begins")
  private int minutes;

  private final TextTable table =
      new TextTable(
          "fault",
          "acked",
          "missing",
          "twice",
          "disorder",
          "sessions",
          "insights",
          "alerts",
          "lag",
          "back s");

  @Override
  public Integer call() throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    if (System.getProperty(JAVA_OPTIONS) == null) {
      System.setProperty(JAVA_OPTIONS, SMALL);
    }
    System.err.println("starting 16 processes ...");
    int faults = 0;
    int losses = 0;
    try (AlertInbox inbox = new AlertInbox();
        Cluster cluster = Cluster.start(settings(inbox))) {
      String key = prepare(cluster);
      // Of its own, so that what it finds tells no alert.
      String loadKey = cluster.command("projects", "create", "load");
      Ledger ledger = new Ledger(cluster.engines(), inbox);
      for (int round = 1; round <= rounds; round++) {
        for (String victim : VICTIMS) {
          for (Fault fault : Fault.values()) {
            String name = victim + "/" + fault.name().toLowerCase(Locale.ROOT);
            if (!Pattern.compile(only).matcher(name).find() || System.nanoTime() - end > 0) {
              continue;
            }
            faults++;
            System.err.println(name + " ...");
            losses += happen(cluster, ledger, key, loadKey, name, fault, victim) ? 0 : 1;
          }
        }
      }
    }
    System.out.println(table);
    System.out.println(faults + " faults, " + losses + " with a loss");
    return losses == 0 && faults > 0 ? 0 : 1;
  }

  private static Map<String, String> settings(AlertInbox inbox) {
    return Map.of(
        // A burst goes on however long a fault lasts.
        "gosight.insight.silence-ms", "600000",
        "gosight.alert.max-per-rule-and-hour", "3600",
        "gosight.alert.retry-longest-seconds", "2",
        "gosight.channel.webhook.url", inbox.url(),
        "gosight.channel.webhook.allow-http", "true",
        "gosight.channel.webhook.secret", "correct horse battery",
        "gosight.channel.webhook.allow-private-addresses", "true");
  }

  private static String prepare(Cluster cluster) throws IOException, InterruptedException {
    String key = cluster.command("projects", "create", "cluster");
    String secret = cluster.command("keys", "create", "--project", "cluster", "--kind", "secret");
    String rule =
        "{\"name\":\"All\",\"condition\":{\"kind\":\"insights\",\"detectors\":[\"rage-click\"]},"
            + "\"cool_down_seconds\":0,\"channels\":[\"webhook\"]}";
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        cluster.address("api-1").resolve("/api/v1/projects/cluster/alert-rules"))
                    .header("Authorization", "Bearer " + secret)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(rule))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("No alert rule: " + answer.body());
    }
    return key;
  }

  private boolean happen(
      Cluster cluster,
      Ledger ledger,
      String key,
      String loadKey,
      String name,
      Fault fault,
      String victim)
      throws Exception {
    Visits visits = new Visits(GenerateLoad.runName(), key);
    List<Load> loads = new ArrayList<>();
    Map<String, Path> logs = new LinkedHashMap<>();
    try {
      for (String node : List.of("ingest-1", "ingest-2")) {
        URI address = cluster.address(node);
        visits.start(address, VISITORS);
        Thread.sleep(2);
        EventIds ids = new EventIds(GenerateLoad.runName());
        Path log = cluster.folder().path().resolve("acked-" + ids.run());
        logs.put(ids.run(), log);
        loads.add(load(ids, address, loadKey, log));
      }
      Thread.sleep(4_000);
      fault.happenTo(cluster, cluster.members().get(victim), Duration.ofSeconds(seconds));
      long over = System.nanoTime();
      Thread.sleep(4_000);
      boolean all = finish(visits, loads);
      Map<String, AckedEvents> acked = new LinkedHashMap<>();
      for (Map.Entry<String, Path> log : logs.entrySet()) {
        acked.put(log.getKey(), AckedEvents.read(log.getValue()));
      }
      Verdict verdict = settle(ledger, visits, acked, over);
      row(name, verdict, over);
      return all && verdict != null && verdict.isClean();
    } finally {
      loads.forEach(Load::close);
    }
  }

  private Load load(EventIds ids, URI address, String key, Path log) {
    Load load =
        Load.create(
            ids,
            BatchPool.create(ids, 1, 128),
            new Target(address, key, 8, 4),
            new Plan(rate, Duration.ZERO, Duration.ofMinutes(10), Duration.ofSeconds(8), true),
            log);
    load.run().start();
    return load;
  }

  private boolean finish(Visits visits, List<Load> loads) throws Exception {
    loads.forEach(load -> load.run().stop());
    boolean all = visits.finish(Duration.ofSeconds(recoverySeconds));
    try {
      for (Load load : loads) {
        var unused = load.run().finished().get(recoverySeconds, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      all = false;
    }
    if (!all) {
      System.err.println("  not all batches were acknowledged in time");
    }
    return all;
  }

  private Verdict settle(
      Ledger ledger, Visits visits, Map<String, AckedEvents> acked, long overNanos)
      throws InterruptedException {
    Verdict last = null;
    do {
      try {
        last = ledger.compare(visits, acked);
        if (last.isClean()) {
          return last;
        }
      } catch (IOException e) {
        System.err.println("  " + e.getMessage());
      }
      Thread.sleep(2_000);
    } while (System.nanoTime() - overNanos < TimeUnit.SECONDS.toNanos(recoverySeconds));
    return last;
  }

  private void row(String name, Verdict verdict, long overNanos) {
    long back = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - overNanos);
    if (verdict == null) {
      table.row(name, "-", "-", "-", "-", "-", "-", "-", "-", ">" + back);
    } else {
      table.row(
          name,
          Integer.toString(verdict.acknowledged()),
          Integer.toString(verdict.missing()),
          Integer.toString(verdict.twice()),
          Integer.toString(verdict.disordered()),
          Integer.toString(verdict.sessions()),
          Integer.toString(verdict.sessions() - verdict.wrongInsights()),
          Integer.toString(verdict.sessions() - verdict.missingAlerts()),
          Long.toString(verdict.lag()),
          (verdict.isClean() ? "" : ">") + back);
    }
    System.err.println("  " + verdict + ", " + back + " s after it was over");
  }
}
