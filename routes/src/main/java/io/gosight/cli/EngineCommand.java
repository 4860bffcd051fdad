package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.app.EmbeddedEngines;
import io.gosight.app.Home;
import io.gosight.app.HubConfiguration;
import io.gosight.app.PluginsFolder;
import io.gosight.settings.Settings;
import io.gosight.threads.HubThreads;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private DataOption data;

  @Option(names = "--port", paramLabel = "N", description = "Its port; by default a free one.")
  private Integer port;

  @Mixin private SetOption set;

  @Override
  public Integer call() throws InterruptedException {
    if (port != null) {
      set.overrides().put("gosight.engine." + name + ".port", port.toString());
    }
    Home home = Home.find();
    Settings settings = HubConfiguration.load(home, data.folder(), List.of(), set.overrides());
    EndOfRun end = new EndOfRun();
    HubThreads threads = new HubThreads(Clock.systemUTC());
    StartedParts parts = new StartedParts(threads);
    GracefulStop.of(parts, threads).onShutdown(() -> {}, end);
    Map<String, String> published = new TreeMap<>();
    EmbeddedEngines unused =
        parts.start(
            "engine-" + name,
            Duration.ZERO,
            () -> start(home, settings, threads, end, published),
            (engines, deadline) -> engines.close(deadline.remaining()));
    published.forEach((key, value) -> Console.say("%s=%s", key, value));
    Console.say("ready");
    return end.await();
  }

  private EmbeddedEngines start(
      Home home,
      Settings settings,
      HubThreads threads,
      EndOfRun end,
      Map<String, String> published) {
    EmbeddedEngines engines =
        EmbeddedEngines.of(
            PluginsFolder.load(home),
            data.folder(),
            settings,
            new ConsoleProgress(),
            threads,
            end::engineLost);
    published.putAll(engines.start(List.of(name)));
    return engines;
  }
}
