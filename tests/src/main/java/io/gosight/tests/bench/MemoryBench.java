package io.gosight.tests.bench;

import io.gosight.tests.hub.Distribution;
import io.gosight.tests.hub.Hub;
import io.gosight.tests.hub.Keys;
import io.gosight.tests.hub.WorkFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the memory of the hub and each engine, and start times. */
@Command(
    name = "memory",
    description = "Measures memory when idle and under load, and start times.",
    mixinStandardHelpOptions = true)
final class MemoryBench implements Callable<Integer> {
  private static final int STEPS = 3;

  @Option(names = "--rate", defaultValue = "10000", description = "events per second")
  private double rate;

  @Option(names = "--step", defaultValue = "100", description = "seconds of each of three steps")
  private int stepSeconds;

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    Targets targets = new Targets();
    apart(targets);
    together(targets);
    System.out.println(targets);
    return 0;
  }

  /** Each in its own process, so that memory is measured separately. */
  private void apart(Targets targets) throws Exception {
    try (Installation installation = Installation.start()) {
      // The first start is discarded: files and client classes are not cached yet.
      startIngest(installation);
      targets.atMost("start of a node with the role ingest, s", startIngest(installation), 2);
      grow(targets, installation);
    }
  }

  private double startIngest(Installation installation) throws IOException {
    long begin = System.nanoTime();
    try (Hub hub = installation.hub("ingest")) {
      FirstBatch.send(hub.http(), installation.keys().write());
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private void grow(Targets targets, Installation installation) throws Exception {
    try (Hub hub = installation.hub("all")) {
      Map<String, Long> pids = new LinkedHashMap<>();
      pids.put("hub", hub.pid());
      pids.putAll(installation.engines().pids());
      TimeUnit.SECONDS.sleep(5);
      List<Map<String, Long>> steps = new ArrayList<>();
      steps.add(resident(pids));
      for (int step = 0; step < STEPS; step++) {
        Measurement taken =
            Measurement.take(
                "step " + step,
                pids,
                hub.http().toString(),
                "--key=" + installation.keys().write(),
                "--connections=64",
                "--rate=" + rate,
                "--warm-up=0",
                "--duration=" + stepSeconds);
        steps.add(taken.residentBytes());
      }
      TextTable table =
          new TextTable(
              "RSS MB",
              "at rest",
              "after " + stepSeconds + " s",
              "after " + stepSeconds * 2 + " s",
              "after " + stepSeconds * 3 + " s");
      for (String name : pids.keySet()) {
        List<String> cells = new ArrayList<>(List.of(name));
        steps.forEach(step -> cells.add(Long.toString(step.get(name) >> 20)));
        table.row(cells.toArray(String[]::new));
      }
      System.out.printf("%nEach in its own process; load %,.0f events/s%n%s%n", rate, table);
      targets.atMost(
          "hub: RSS after " + stepSeconds * 3 + " s / after " + stepSeconds * 2 + " s",
          steps.get(STEPS).get("hub") / (double) steps.get(STEPS - 1).get("hub"),
          1.1);
    }
  }

  private static Map<String, Long> resident(Map<String, Long> pids) throws IOException {
    Map<String, Long> resident = new LinkedHashMap<>();
    for (Map.Entry<String, Long> entry : pids.entrySet()) {
      resident.put(entry.getKey(), ProcessUsage.of(entry.getValue()).residentBytes());
    }
    return resident;
  }

  /** All in one process, as {@code ./gosight run} has it. */
  private static void together(Targets targets) throws Exception {
    Distribution program = Distribution.find();
    try (WorkFolder folder = WorkFolder.create()) {
      double first = start(program, folder);
      double second = start(program, folder);
      System.out.printf("All in one process: first start %.1f s, second %.1f s%n%n", first, second);
      targets.atMost("second start with all engines, s", second, 10);
    }
  }

  private static double start(Distribution program, WorkFolder folder) throws IOException {
    long begin = System.nanoTime();
    try (Hub hub = Hub.start(program, folder.path(), "all", "all", Map.of())) {
      Keys keys = hub.awaitReady();
      FirstBatch.send(hub.http(), keys.write());
      double seconds = (System.nanoTime() - begin) / 1e9;
      System.err.printf(
          "up after %.1f s, %d MB%n", seconds, ProcessUsage.of(hub.pid()).residentBytes() >> 20);
      return seconds;
    }
  }
}
