package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.app.EmbeddedEngines;
import io.gosight.app.Home;
import io.gosight.app.HubConfiguration;
import io.gosight.app.PluginsFolder;
import io.gosight.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one embedded engine in a process of its own, for hubs that run without engines. */
@Command(
    name = "engine",
    description = "Runs one embedded engine by itself and prints the properties to find it by.",
    mixinStandardHelpOptions = true)
final class EngineCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "kafka, clickhouse, postgres, redis or s3.")
  private String name;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that keeps its data (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(names = "--port", paramLabel = "N", description = "Its port; by default a free one.")
  private Integer port;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets a property, for example gosight.engine.kafka.port=9092.")
  private Map<String, String> overrides = new TreeMap<>();

  @Override
  public Integer call() throws InterruptedException {
    if (port != null) {
      overrides.put("gosight.engine." + name + ".port", port.toString());
    }
    Home home = Home.find();
    Settings settings = HubConfiguration.load(home, data, List.of(), overrides);
    EmbeddedEngines engines =
        EmbeddedEngines.of(PluginsFolder.load(home), data, settings, new ConsoleProgress());
    Map<String, String> published = new TreeMap<>(engines.start(List.of(name)));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  engines.close();
                  stopped.countDown();
                },
                "stop"));
    published.forEach((key, value) -> Console.say("%s=%s", key, value));
    Console.say("ready");
    stopped.await();
    return 0;
  }
}
