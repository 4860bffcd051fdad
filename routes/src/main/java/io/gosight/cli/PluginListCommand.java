package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.app.Home;
import io.gosight.app.PluginsFolder;
import io.gosight.host.Channels;
import io.gosight.host.Detectors;
import io.gosight.host.LoadedPlugin;
import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.Plugins;
import io.gosight.http.ManagementSettings;
import io.gosight.insight.CircuitBreakerState;
import io.gosight.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Lists the plugins without running the hub, and asks a running one for the detectors whose circuit
 * is open and the channels that are configured; exits with 1 if one can't be used.
 */
@Command(
    name = "list",
    description = "Lists the plugins, with what is wrong with those that can't be used.",
    mixinStandardHelpOptions = true)
final class PluginListCommand implements Callable<Integer> {
  private static final String DETECTOR = "InsightDetectorFactory";
  private static final String CHANNEL = "NotificationChannelFactory";

  @Mixin private DataOption data;

  @Mixin private SetOption set;

  @Override
  public Integer call() {
    Home home = Home.find();
    Settings settings = RunningHub.settings(home, data.folder(), List.of(), set.overrides());
    ManagementSettings management = settings.read(ManagementSettings.class);
    RunningHub hub = new RunningHub(management.host(), management.port());
    Optional<Map<String, CircuitBreakerState>> open = hub.openCircuits();
    Set<String> configured = hub.configuredChannels();
    boolean broken = false;
    try (Plugins found = PluginsFolder.load(home)) {
      for (LoadedPlugin plugin : plugins(found, settings)) {
        CircuitBreakerState stopped =
            plugin.kind().equals(DETECTOR) ? open.orElse(Map.of()).get(plugin.name()) : null;
        broken |= plugin.failure().isPresent() || stopped != null;
        Console.say(
            "%-9s %-18s %-16s %s",
            PluginsFolder.word(plugin),
            plugin.name(),
            plugin.version(),
            plugin
                .failure()
                .map(failure -> "FAILED " + failure)
                .orElse(good(plugin, stopped, configured)));
      }
    }
    if (open.isEmpty()) {
      Console.say(
          "No hub answers at %s, so open circuits and what its environment configures are not"
              + " shown.",
          hub.health());
    }
    return broken ? 1 : 0;
  }

  private static String good(
      LoadedPlugin plugin, CircuitBreakerState stopped, Set<String> configured) {
    if (stopped != null) {
      return "CIRCUIT OPEN since %s, tried again at %s: %s"
          .formatted(
              stopped.since(),
              stopped.until(),
              stopped.reason().lines().findFirst().orElse("no reason"));
    }
    boolean unused =
        plugin.kind().equals(CHANNEL)
            && plugin.state() != LoadedPlugin.State.STARTED
            && !configured.contains(plugin.name());
    return unused ? "ok, not configured (gosight.channel." + plugin.name() + ".*)" : "ok";
  }

  /**
   * All of them, detectors and channels as they are once made, because only that shows wrong
   * settings.
   */
  private static List<LoadedPlugin> plugins(Plugins found, Settings settings) {
    Detectors made =
        Detectors.make(
            found,
            new PluginConfigurationSource("detector", settings.all()),
            Set.of(),
            name -> what -> {});
    List<LoadedPlugin> plugins = new ArrayList<>(made.plugins());
    plugins.addAll(Channels.make(found, settings.all()).plugins());
    found.all().stream()
        .filter(
            plugin ->
                plugin.failure().isPresent() || !Set.of(DETECTOR, CHANNEL).contains(plugin.kind()))
        .forEach(plugins::add);
    return plugins;
  }
}
