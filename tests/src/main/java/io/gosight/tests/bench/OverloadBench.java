package io.gosight.tests.bench;

import io.gosight.tests.hub.Hub;
import io.gosight.tests.load.AckedEvents;
import io.gosight.tests.load.GenerateLoad;
import io.gosight.tests.load.LoadReport;
import io.gosight.tests.load.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends twice the hub's capacity and measures responses, durability and recovery. */
@Command(
    name = "overload",
    description = "Measures responses and recovery at twice the hub's capacity.",
    mixinStandardHelpOptions = true)
final class OverloadBench implements Callable<Integer> {
  private static final double CALM = 10_000;
  // As soon after the overload as a generator can begin to measure.
  private static final int CALM_AGAIN_SECONDS = 5;

  @Option(
      names = "--compile",
      defaultValue = "60",
      description = "seconds of full load before measuring")
  private int compileSeconds;

  @Option(names = "--duration", defaultValue = "60", description = "seconds of overload")
  private int floodSeconds;

  private final List<Measurement> measurements = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    try (Installation installation = Installation.start();
        Hub hub = installation.hub("ingest")) {
      String key = installation.keys().write();
      double capacity =
          take(hub, key, "as fast as answered", 0, compileSeconds, 10, "--connections=256")
              .eventsPerSecond();
      LoadReport before =
          take(hub, key, "10,000/s before", CALM, CALM_AGAIN_SECONDS, 10, "--connections=256");
      String run = GenerateLoad.runName();
      Path log = installation.folder().path().resolve("acknowledged");
      LoadReport flood =
          take(
              hub,
              key,
              "twice its capacity",
              2 * capacity,
              0,
              floodSeconds,
              "--connections=512",
              "--timeout=8",
              "--run=" + run,
              "--ack-log=" + log);
      LoadReport after =
          take(hub, key, "10,000/s, 5 s after", CALM, CALM_AGAIN_SECONDS, 10, "--connections=256");
      System.out.println(LoadTable.of(measurements));
      System.err.println("looking for what was acknowledged ...");
      String brokers = installation.engines().properties().get("gosight.kafka.brokers");
      Targets targets = new Targets();
      targets.atMost(
          "batches without an answer",
          (double) (flood.count(Outcome.TIMED_OUT) + flood.count(Outcome.BROKEN)),
          0);
      targets.atMost(
          "acknowledged events that Kafka lacks",
          AckedEvents.read(log)
              .missingFrom(RunInTopic.events(brokers, "gosight.events.raw", run))
              .cardinality(),
          0);
      targets.atMost("p99 5 s after / before", after.p99Ms() / before.p99Ms(), 1.5);
      System.out.println(targets);
    }
    return 0;
  }

  private LoadReport take(
      Hub hub, String key, String name, double rate, int warmUp, int seconds, String... more)
      throws IOException {
    System.err.println(name + " ...");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                hub.http().toString(),
                "--key=" + key,
                "--rate=" + rate,
                "--warm-up=" + warmUp,
                "--duration=" + seconds));
    arguments.addAll(Arrays.asList(more));
    Measurement taken =
        Measurement.take(name, Map.of("hub", hub.pid()), arguments.toArray(String[]::new));
    measurements.add(taken);
    return taken.load();
  }
}
