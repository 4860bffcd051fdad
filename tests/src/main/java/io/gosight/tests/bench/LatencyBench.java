package io.gosight.tests.bench;

import io.gosight.tests.hub.ClickHouseSql;
import io.gosight.tests.hub.Hub;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the time from sending an event until a query returns it. */
@Command(
    name = "latency",
    description = "Measures the time from sending to queryable.",
    mixinStandardHelpOptions = true)
final class LatencyBench implements Callable<Integer> {
  @Option(names = "--rate", defaultValue = "10000", description = "events per second")
  private double rate;

  @Option(names = "--warm-up", defaultValue = "120", description = "seconds before measuring")
  private int warmUpSeconds;

  @Option(names = "--duration", defaultValue = "40", description = "seconds of measuring")
  private int durationSeconds;

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    try (Installation installation = Installation.start();
        Hub hub = installation.hub("all")) {
      ClickHouseSql sql = new ClickHouseSql(installation.engines().properties());
      Map<String, Long> pids = new LinkedHashMap<>(Map.of("hub", hub.pid()));
      pids.putAll(installation.engines().pids());
      Visibility visibility = new Visibility(sql, warmUpSeconds);
      Measurement load;
      try (visibility) {
        visibility.start();
        load =
            Measurement.take(
                "all roles at %,.0f/s".formatted(rate),
                pids,
                hub.http().toString(),
                "--key=" + installation.keys().write(),
                "--connections=64",
                "--rate=" + rate,
                "--warm-up=" + warmUpSeconds,
                "--duration=" + durationSeconds);
        visibility.awaitQuiet();
      }
      System.out.println(LoadTable.of(List.of(load)));
      double ack95 = load.load().p95Ms() / 1000;
      double ack99 = load.load().p99Ms() / 1000;
      System.out.printf(
          "received to queryable, s: p50 %.2f, p95 %.2f, p99 %.2f, of %,d events%n",
          visibility.seconds(50),
          visibility.seconds(95),
          visibility.seconds(99),
          visibility.count());
      System.out.printf(
          "sent to acknowledged, s: p95 %.3f, p99 %.3f; added below, which is unkind to the hub%n%n",
          ack95, ack99);
      Targets targets = new Targets();
      targets.atMost("sent to queryable, p95 s", visibility.seconds(95) + ack95, 1.5);
      targets.atMost("sent to queryable, p99 s", visibility.seconds(99) + ack99, 3);
      System.out.println(targets);
    }
    return 0;
  }
}
