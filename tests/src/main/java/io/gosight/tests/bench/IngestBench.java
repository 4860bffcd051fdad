package io.gosight.tests.bench;

import io.gosight.tests.baseline.BareGrpc;
import io.gosight.tests.baseline.BarePipe;
import io.gosight.tests.hub.Hub;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures ingest capacity, latency and CPU of a hub, compared with minimal servers that do nothing
 * else; both alternately, so that other load on the machine affects both.
 */
@Command(
    name = "ingest",
    description = "Measures ingest, compared with a minimal server.",
    mixinStandardHelpOptions = true)
final class IngestBench implements Callable<Integer> {
  private static final double SLOW = 10_000;
  private static final double FAST = 50_000;

  private record Server(String name, String uri, Map<String, Long> processes) {}

  @Option(names = "--connections", defaultValue = "256", description = "for capacity (default 256)")
  private int connections;

  @Option(
      names = "--rounds",
      defaultValue = "2",
      description = "of each capacity measurement (default 2)")
  private int rounds;

  @Option(
      names = "--compile",
      defaultValue = "90",
      description = "seconds of full load before anything is measured (default 90)")
  private int compileSeconds;

  @Option(
      names = "--warm-up",
      defaultValue = "15",
      description = "seconds of each load before it is measured (default 15)")
  private int warmUpSeconds;

  @Option(names = "--duration", defaultValue = "20", description = "seconds of each measurement")
  private int durationSeconds;

  @Option(names = "--only", description = "http or grpc; both by default")
  private String only;

  private final List<Measurement> measurements = new ArrayList<>();
  private final Targets targets = new Targets();
  private String key;

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    try (Installation installation = Installation.start();
        Hub hub = installation.hub("ingest");
        BenchTopics topics =
            BenchTopics.create(installation.engines().properties().get("gosight.kafka.brokers"))) {
      key = installation.keys().write();
      String brokers = installation.engines().properties().get("gosight.kafka.brokers");
      long broker = installation.engines().pids().get("kafka");
      if (!"grpc".equals(only)) {
        try (JavaProcess pipe = baseline(BarePipe.class, brokers)) {
          compare(
              server("minimal server", "http://127.0.0.1:" + port(pipe), pipe.pid(), broker),
              server("hub", hub.http().toString(), hub.pid(), broker));
        }
      }
      if (!"http".equals(only)) {
        try (JavaProcess pipe = baseline(BareGrpc.class, brokers)) {
          compare(
              server("minimal gRPC", "grpc://127.0.0.1:" + port(pipe), pipe.pid(), broker),
              server("hub gRPC", hub.grpc().toString(), hub.pid(), broker));
        }
      }
    }
    System.out.println(LoadTable.of(measurements));
    System.out.println(targets);
    return 0;
  }

  private static JavaProcess baseline(Class<?> main, String brokers) throws Exception {
    return JavaProcess.start(
        main,
        "1g",
        "--brokers=" + brokers,
        "--topic=" + BenchTopics.EVENTS,
        "--errors-topic=" + BenchTopics.ERRORS);
  }

  private static String port(JavaProcess server) throws Exception {
    return server.awaitLine("READY ");
  }

  private static Server server(String name, String uri, long pid, long broker) {
    Map<String, Long> processes = new LinkedHashMap<>();
    processes.put("server", pid);
    processes.put("kafka", broker);
    return new Server(name, uri, processes);
  }

  private void compare(Server bare, Server hub) throws Exception {
    List<Measurement> bares = new ArrayList<>();
    List<Measurement> hubs = new ArrayList<>();
    // A long-running server is JIT-compiled; a new one spends its time compiling.
    load(bare, "warming up", 0, compileSeconds);
    load(hub, "warming up", 0, compileSeconds);
    for (int round = 1; round <= rounds; round++) {
      bares.add(take(bare, connections + " connections, round " + round, 0));
      hubs.add(take(hub, connections + " connections, round " + round, 0));
    }
    Measurement bareSlow = take(bare, "at 10,000/s", SLOW);
    Measurement hubSlow = take(hub, "at 10,000/s", SLOW);
    Measurement bareFast = take(bare, "at 50,000/s", FAST);
    Measurement hubFast = take(hub, "at 50,000/s", FAST);
    targets.atLeast(
        hub.name() + ": capacity / " + bare.name(),
        median(hubs, m -> m.load().eventsPerSecond())
            / median(bares, m -> m.load().eventsPerSecond()),
        0.6);
    targets.atMost(
        hub.name() + ": CPU per event / " + bare.name() + ", at capacity",
        median(hubs, IngestBench::cpu) / median(bares, IngestBench::cpu),
        2.5);
    targets.atMost(
        hub.name() + ": CPU per event / " + bare.name() + ", at 50,000/s",
        cpu(hubFast) / cpu(bareFast),
        2.5);
    targets.atMost(hub.name() + ": CPU us/event, at capacity", median(hubs, IngestBench::cpu), 12);
    targets.atMost(hub.name() + ": p99 ms at 10,000/s", hubSlow.load().p99Ms(), 5);
    targets.atMost(hub.name() + ": p99 ms at 50,000/s", hubFast.load().p99Ms(), 10);
    targets.atMost(bare.name() + ": p99 ms at 10,000/s", bareSlow.load().p99Ms(), 5);
  }

  private static double cpu(Measurement measurement) {
    return measurement.cpuMicrosPerEvent().get("server");
  }

  private static double median(List<Measurement> of, ToDoubleFunction<Measurement> figure) {
    return Targets.median(of.stream().mapToDouble(figure).toArray());
  }

  private Measurement take(Server server, String how, double rate) throws Exception {
    Measurement taken = load(server, how, rate, durationSeconds);
    measurements.add(taken);
    return taken;
  }

  private Measurement load(Server server, String how, double rate, int seconds) throws Exception {
    String name = server.name() + ", " + how;
    System.err.println(name + " ...");
    return Measurement.take(
        name,
        server.processes(),
        server.uri(),
        "--key=" + key,
        "--connections=" + connections,
        "--rate=" + rate,
        "--timeout=2",
        "--warm-up=" + warmUpSeconds,
        "--duration=" + seconds);
  }
}
