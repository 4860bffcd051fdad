package io.gosight.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.tests.load.GenerateLoad;
import io.gosight.tests.load.LoadReport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One load on one server, with the resource usage of each process. Immutable.
 *
 * @param name what was measured
 * @param load what the generator saw
 * @param cpuMicrosPerEvent user and system time a process spent for each accepted event, by the
 *     process's name
 * @param residentBytes what the process held at the end, by its name
 */
public record Measurement(
    String name,
    LoadReport load,
    Map<String, Double> cpuMicrosPerEvent,
    Map<String, Long> residentBytes) {
  private static final String GENERATOR = "generator";

  /**
   * Runs the load generator in its own process and measures it and others.
   *
   * @param name what is measured
   * @param watched the numbers of the processes that take part, by name
   * @param generatorArguments see {@link GenerateLoad}
   * @throws IOException if a process ends prematurely
   */
  public static Measurement take(
      String name, Map<String, Long> watched, String... generatorArguments) throws IOException {
    try (JavaProcess generator = JavaProcess.start(GenerateLoad.class, "1g", generatorArguments)) {
      Map<String, Long> pids = new LinkedHashMap<>(watched);
      pids.put(GENERATOR, generator.pid());
      generator.awaitLine(GenerateLoad.MEASURING);
      Map<String, ProcessUsage> before = usage(pids);
      generator.awaitLine(GenerateLoad.MEASURED);
      Map<String, ProcessUsage> after = usage(pids);
      LoadReport load =
          new ObjectMapper().readValue(generator.awaitLine(GenerateLoad.REPORT), LoadReport.class);
      Map<String, Double> cpu = new LinkedHashMap<>();
      Map<String, Long> resident = new LinkedHashMap<>();
      for (String process : pids.keySet()) {
        long micros = after.get(process).cpuMicros() - before.get(process).cpuMicros();
        cpu.put(process, micros / (double) Math.max(1, load.acceptedEvents()));
        resident.put(process, after.get(process).residentBytes());
      }
      return new Measurement(name, load, cpu, resident);
    }
  }

  private static Map<String, ProcessUsage> usage(Map<String, Long> pids) throws IOException {
    Map<String, ProcessUsage> usage = new LinkedHashMap<>();
    for (Map.Entry<String, Long> entry : pids.entrySet()) {
      usage.put(entry.getKey(), ProcessUsage.of(entry.getValue()));
    }
    return usage;
  }
}
