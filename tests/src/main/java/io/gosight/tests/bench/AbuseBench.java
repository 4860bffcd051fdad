package io.gosight.tests.bench;

import io.gosight.tests.abuse.Attack;
import io.gosight.tests.abuse.Attacks;
import io.gosight.tests.hub.Hub;
import io.gosight.tests.load.LoadReport;
import io.gosight.tests.load.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Attacks the hub as strangers can and measures what a known sender notices. */
@Command(
    name = "abuse",
    description = "Measures what a known sender notices of attacks by strangers.",
    mixinStandardHelpOptions = true)
final class AbuseBench implements Callable<Integer> {
  private static final double MOST_RESIDENT_MB = 1_700;
  private static final double MOST_LOG_KB = 64;

  @Option(names = "--rate", defaultValue = "2000", description = "events per second")
  private double rate;

  @Option(
      names = "--compile",
      defaultValue = "20",
      description = "seconds of load before measuring")
  private int compileSeconds;

  @Option(names = "--duration", defaultValue = "8", description = "seconds of each attack")
  private int seconds;

  @Option(names = "--only", defaultValue = "", description = "attacks whose name contains this")
  private String only;

  private final List<Measurement> measurements = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    Targets targets = new Targets();
    try (Installation installation = Installation.start();
        Hub hub = installation.hub("ingest,api")) {
      String key = installation.keys().write();
      take(hub, key, "compile", compileSeconds);
      LoadReport calm = take(hub, key, "calm", 2);
      Attacks attacks =
          new Attacks(hub.http().getPort(), hub.grpc().getPort(), hub.management().getPort(), key);
      for (Attack attack : attacks.all()) {
        if (attack.name().contains(only)) {
          attack(hub, key, attack, calm, targets);
        }
      }
      LoadReport after = take(hub, key, "calm again", 2);
      targets.atMost("p99 afterwards / before", after.p99Ms() / calm.p99Ms(), 1.5);
    }
    System.out.println(LoadTable.of(measurements));
    System.out.println(targets);
    return 0;
  }

  private void attack(Hub hub, String key, Attack attack, LoadReport calm, Targets targets)
      throws IOException {
    long logged = Files.size(hub.log());
    LoadReport during;
    try (attack) {
      attack.start();
      during = take(hub, key, attack.name(), 2);
    }
    String name = attack.name();
    targets.atMost(name + ": p99 / before", during.p99Ms() / calm.p99Ms(), 2);
    targets.atMost(name + ": known batches not accepted", notAccepted(during), 0);
    targets.atMost(
        name + ": resident MB",
        measurements.get(measurements.size() - 1).residentBytes().get("hub") / (double) (1 << 20),
        MOST_RESIDENT_MB);
    targets.atMost(name + ": KB logged", (Files.size(hub.log()) - logged) / 1024.0, MOST_LOG_KB);
    if (!hub.isAlive()) {
      throw new IOException("The hub did not survive: " + name);
    }
  }

  private static double notAccepted(LoadReport report) {
    long all = report.outcomes().values().stream().mapToLong(Long::longValue).sum();
    return all - report.count(Outcome.ACCEPTED) + report.neverSent();
  }

  private LoadReport take(Hub hub, String key, String name, int warmUp) throws IOException {
    System.err.println(name + " ...");
    Measurement taken =
        Measurement.take(
            name,
            Map.of("hub", hub.pid()),
            hub.http().toString(),
            "--key=" + key,
            String.format(Locale.ROOT, "--rate=%.0f", rate),
            "--connections=16",
            "--pool=1024",
            "--warm-up=" + warmUp,
            "--duration=" + seconds);
    measurements.add(taken);
    return taken.load();
  }
}
