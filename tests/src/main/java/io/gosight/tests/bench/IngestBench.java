package io.gosight.tests.bench;

import io.gosight.tests.baseline.BareGrpc;
import io.gosight.tests.baseline.BarePipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how many events a server takes in, how fast and for how much CPU: the bare pipes, and
 * the hub if it is named.
 */
@Command(
    name = "ingest",
    description = "Measures taking in events, against a pipe that does nothing else.",
    mixinStandardHelpOptions = true)
public final class IngestBench implements Callable<Integer> {
  private static final int RATED_CONNECTIONS = 256;
  private static final int RATED_STREAMS = 16;

  @Option(names = "--brokers", required = true, description = "Kafka's host:port")
  private String brokers;

  @Option(names = "--hub-http", description = "the hub's http://host:port")
  private String hubHttp;

  @Option(names = "--hub-grpc", description = "the hub's grpc://host:port")
  private String hubGrpc;

  @Option(names = "--key", defaultValue = "", description = "the write key of a project of the hub")
  private String key;

  @Option(names = "--watch", description = "NAME=PID of a process to watch, for example kafka=4711")
  private Map<String, Long> watched = new LinkedHashMap<>();

  @Option(names = "--connections", split = ",", defaultValue = "64,256")
  private List<Integer> connections;

  @Option(names = "--streams", split = ",", defaultValue = "16,64")
  private List<Integer> streams;

  @Option(names = "--rates", split = ",", defaultValue = "10000,50000")
  private List<Double> rates;

  @Option(names = "--transports", split = ",", defaultValue = "http,grpc")
  private List<String> transports;

  @Option(names = "--warm-up", defaultValue = "10", description = "seconds before measuring")
  private int warmUpSeconds;

  @Option(names = "--duration", defaultValue = "15", description = "seconds of each measurement")
  private int durationSeconds;

  @Option(names = "--linger-ms", defaultValue = "0", description = "of the baselines' producer")
  private String lingerMs;

  private final List<Measurement> measurements = new ArrayList<>();

  /** Runs the program. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new IngestBench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    try (BenchTopics topics = BenchTopics.create(brokers)) {
      if (transports.contains("http")) {
        baseline("bare pipe", BarePipe.class, "http");
      }
      if (transports.contains("grpc")) {
        baseline("bare gRPC", BareGrpc.class, "grpc");
      }
    }
    if (hubHttp != null) {
      all("hub HTTP", hubHttp, watched);
    }
    if (hubGrpc != null) {
      all("hub gRPC", hubGrpc, watched);
    }
    System.out.println(LoadTable.of(measurements));
    return 0;
  }

  private void baseline(String name, Class<?> main, String scheme) throws Exception {
    try (JavaProcess server =
        JavaProcess.start(
            main,
            "1g",
            "--brokers=" + brokers,
            "--topic=" + BenchTopics.EVENTS,
            "--errors-topic=" + BenchTopics.ERRORS,
            "--linger-ms=" + lingerMs)) {
      String port = server.awaitLine("READY ");
      Map<String, Long> processes = new LinkedHashMap<>();
      processes.put("server", server.pid());
      processes.putAll(watched);
      all(name, scheme + "://127.0.0.1:" + port, processes);
    }
  }

  private void all(String name, String uri, Map<String, Long> processes) throws Exception {
    boolean http = uri.startsWith("http:");
    for (int count : http ? connections : streams) {
      take(name + ", " + count + (http ? " connections" : " streams"), uri, processes, count, 0);
    }
    for (double rate : rates) {
      int count = http ? RATED_CONNECTIONS : RATED_STREAMS;
      take("%s at %,.0f/s".formatted(name, rate), uri, processes, count, rate);
    }
  }

  private void take(
      String name, String uri, Map<String, Long> processes, int connections, double rate)
      throws Exception {
    System.err.println("measuring " + name + " ...");
    measurements.add(
        Measurement.take(
            name,
            processes,
            uri,
            "--key=" + key,
            "--connections=" + connections,
            "--rate=" + rate,
            "--warm-up=" + warmUpSeconds,
            "--duration=" + durationSeconds));
  }
}
