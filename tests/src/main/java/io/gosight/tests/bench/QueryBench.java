package io.gosight.tests.bench;

import io.gosight.tests.bench.QueryRun.Pair;
import io.gosight.tests.hub.ClickHouseSql;
import io.gosight.tests.hub.Hub;
import io.gosight.tests.load.GenerateLoad;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures each question through the API, beside the best plain SQL for it in the engine, first on
 * a quiet hub and then while events come in.
 */
@Command(
    name = "query",
    description = "Measures the API's questions, compared with plain SQL for the same.",
    mixinStandardHelpOptions = true)
final class QueryBench implements Callable<Integer> {
  private static final String PROJECT = "demo";
  private static final double FIXED_MS = 10;
  private static final long MANY_EVENTS = 20_000_000;
  private static final int MERGING_SECONDS = 180;

  @Option(names = "--events", defaultValue = "1000000", description = "how many events to seed")
  private long events;

  @Option(names = "--days", defaultValue = "30", description = "over how many days")
  private int days;

  @Option(names = "--period", defaultValue = "7", description = "how many days are asked about")
  private int period;

  @Option(names = "--rounds", defaultValue = "20", description = "how often each is asked")
  private int rounds;

  @Option(
      names = "--rate",
      defaultValue = "10000",
      description = "events per second of the second measurement; 0 leaves it out")
  private int rate;

  private ClickHouseSql sql;

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    try (Installation installation = Installation.start()) {
      sql = new ClickHouseSql(installation.engines().properties());
      seed(installation);
      try (Hub hub = installation.hub("all")) {
        List<QueryQuestion> questions = QueryQuestion.all(values());
        QueryRun run =
            new QueryRun(
                hub.http().resolve("/api/v1/projects/" + PROJECT + "/"),
                installation.keys().secret(),
                sql,
                questions);
        System.err.println("asking ...");
        Map<QueryQuestion, Pair> quiet = run.ask(rounds);
        Map<QueryQuestion, Pair> busy = rate == 0 ? null : busy(run, hub, installation);
        System.out.println(table(quiet, busy));
        System.out.println(targets(quiet, busy));
      }
    }
    return 0;
  }

  private void seed(Installation installation) throws Exception {
    System.err.printf("seeding %,d events ...%n", events);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "seed",
                "--data",
                installation.folder().path().resolve("data").toString(),
                "--project",
                PROJECT,
                "--events",
                Long.toString(events),
                "--days",
                Integer.toString(days)));
    installation
        .engines()
        .properties()
        .forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    String unused = installation.program().run(arguments);
    System.err.println("waiting for merges ...");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MERGING_SECONDS);
    while (sql.number("SELECT count() FROM system.merges") > 0 && System.nanoTime() - end < 0) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private Map<String, String> values() throws IOException {
    Instant to =
        Instant.ofEpochMilli(sql.number("SELECT toUnixTimestamp64Milli(max(time)) FROM events") + 1)
            .truncatedTo(ChronoUnit.MILLIS);
    Instant from = to.minus(Duration.ofDays(period));
    Map<String, String> values = new HashMap<>();
    values.put("range", "from=" + from + "&to=" + to);
    values.put("period", "from=" + from + "&to=" + to + "&time_zone=UTC");
    values.put("from_iso", from.toString());
    values.put("to_iso", to.toString());
    values.put("from", time(from));
    values.put("to", time(to));
    values.put("project", "'" + PROJECT + "'");
    String session =
        sql.text("SELECT session_id FROM events WHERE NOT bot ORDER BY time DESC LIMIT 1");
    values.put("session", session);
    values.put("session_text", "'" + session + "'");
    System.out.printf(
        "%,d events stored, %,d of them in the period of %d days, %s parts%n%n",
        sql.number("SELECT count() FROM events"),
        sql.number(
            "SELECT count() FROM events WHERE time >= " + time(from) + " AND time < " + time(to)),
        period,
        sql.text("SELECT count() FROM system.parts WHERE active AND table = 'events'"));
    return values;
  }

  private static String time(Instant instant) {
    return "fromUnixTimestamp64Milli(" + instant.toEpochMilli() + ", 'UTC')";
  }

  private Map<QueryQuestion, Pair> busy(QueryRun run, Hub hub, Installation installation)
      throws Exception {
    System.err.printf("asking while %,d events/s come in ...%n", rate);
    try (JavaProcess load =
        JavaProcess.start(
            GenerateLoad.class,
            "1g",
            hub.http().toString(),
            "--key=" + installation.keys().write(),
            "--rate=" + rate,
            "--warm-up=30",
            "--duration=3600")) {
      load.awaitLine(GenerateLoad.MEASURING);
      long before = sql.number("SELECT count() FROM events");
      long begin = System.nanoTime();
      Map<QueryQuestion, Pair> times = run.ask(rounds);
      double seconds = (System.nanoTime() - begin) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%,.0f events/s were stored while the busy hub was asked%n%n",
          (sql.number("SELECT count() FROM events") - before) / seconds);
      return times;
    }
  }

  private static TextTable table(Map<QueryQuestion, Pair> quiet, Map<QueryQuestion, Pair> busy) {
    TextTable table =
        new TextTable(
            "ms",
            "API p50",
            "API p95",
            "SQL p50",
            "SQL p95",
            "(API-10)/SQL",
            "busy p95",
            "busy/quiet");
    quiet.forEach(
        (question, pair) -> {
          double p95 = busy == null ? Double.NaN : busy.get(question).api().p95();
          table.row(
              question.name(),
              ms(pair.api().p50()),
              ms(pair.api().p95()),
              ms(pair.plain().p50()),
              ms(pair.plain().p95()),
              String.format(Locale.ROOT, "%.2f", pair.ratio(FIXED_MS)),
              ms(p95),
              String.format(Locale.ROOT, "%.2f", p95 / pair.api().p95()));
        });
    return table;
  }

  private Targets targets(Map<QueryQuestion, Pair> quiet, Map<QueryQuestion, Pair> busy) {
    Targets targets = new Targets();
    QueryQuestion far =
        quiet.keySet().stream()
            .max(Comparator.comparing(question -> quiet.get(question).ratio(FIXED_MS)))
            .orElseThrow();
    targets.atMost(
        "(API p95 - 10 ms) / SQL p95, " + far.name(), quiet.get(far).ratio(FIXED_MS), 1.5);
    QueryQuestion slow =
        quiet.keySet().stream()
            .max(Comparator.comparing(question -> quiet.get(question).api().p95()))
            .orElseThrow();
    targets.atMost(
        "API p95 ms, " + slow.name(),
        quiet.get(slow).api().p95(),
        events > MANY_EVENTS ? 500 : 100);
    if (busy != null) {
      double[] ratios =
          quiet.keySet().stream()
              .mapToDouble(q -> busy.get(q).api().p95() / quiet.get(q).api().p95())
              .toArray();
      targets.atMost("busy / quiet API p95, median", Targets.median(ratios), 2);
    }
    return targets;
  }

  private static String ms(double time) {
    return String.format(Locale.ROOT, "%,.0f", time);
  }
}
