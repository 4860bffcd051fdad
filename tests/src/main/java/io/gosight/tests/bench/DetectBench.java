package io.gosight.tests.bench;

import io.gosight.tests.baseline.TopicFiller;
import io.gosight.tests.hub.Distribution;
import io.gosight.tests.hub.Engines;
import io.gosight.tests.hub.WorkFolder;
import io.gosight.tests.load.GenerateLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures all detectors over a full topic on one thread, with memory state and with Redis state,
 * against a loop that only reads and parses the same records, and Redis state against a sliding
 * window kept by a Lua script. The loops run in a process of their own on the built hub's classes.
 */
@Command(
    name = "detect",
    description = "Measures detectors on one core, compared with reading and parsing only.",
    mixinStandardHelpOptions = true)
final class DetectBench implements Callable<Integer> {
  @Option(names = "--events", defaultValue = "800000", description = "how many events")
  private int events;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "number of rounds; the median counts")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    Distribution program = Distribution.find();
    try (WorkFolder folder = WorkFolder.create();
        Engines engines = Engines.start(program, folder.path(), "kafka", "redis");
        BenchTopics topics =
            BenchTopics.create(engines.properties().get("gosight.kafka.brokers"))) {
      System.err.println("filling the topic ...");
      TopicFiller.fillPast(
          engines.properties().get("gosight.kafka.brokers"),
          BenchTopics.EVENTS,
          GenerateLoad.runName(),
          events / 10,
          System.currentTimeMillis());
      return loop(program, engines.properties());
    }
  }

  private int loop(Distribution program, Map<String, String> engines)
      throws IOException, InterruptedException {
    String own =
        Path.of(DetectBench.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString();
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                program.jvmOptions(),
                "-Dgosight.home=" + program.home(),
                "-Dlogback.configurationFile=" + program.home().resolve("config/logback.xml"),
                "-cp",
                own + ":" + program.home().resolve("lib") + "/*",
                DetectLoop.class.getName(),
                engines.get("gosight.kafka.brokers"),
                engines.get("gosight.redis.port"),
                engines.get("gosight.redis.password"),
                Integer.toString(rounds)))
        .inheritIO()
        .start()
        .waitFor();
  }
}
