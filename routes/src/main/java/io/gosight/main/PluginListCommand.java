package io.gosight.main;

import io.gosight.host.Channels;
import io.gosight.host.Detectors;
import io.gosight.host.LoadedPlugin;
import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the plugins without running the hub; exits with 1 if one can't be used. */
@Command(
    name = "list",
    description = "Lists the plugins, with what is wrong with those that can't be used.",
    mixinStandardHelpOptions = true)
final class PluginListCommand implements Callable<Integer> {
  private static final String CHANNEL = "NotificationChannelFactory";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets a property, for example gosight.detector.rage-click.clicks=4.")
  private Map<String, String> overrides = new TreeMap<>();

  @Override
  public Integer call() {
    Home home = Home.find();
    Settings settings = Settings.load(home.config(), List.of(), System.getenv(), overrides);
    boolean broken = false;
    try (Plugins found = PluginsFolder.load(home)) {
      for (LoadedPlugin plugin : plugins(found, settings)) {
        broken |= plugin.failure().isPresent();
        Console.say(
            "%-9s %-18s %-16s %s",
            PluginsFolder.word(plugin),
            plugin.name(),
            plugin.version(),
            plugin.failure().map(failure -> "FAILED " + failure).orElse(good(plugin)));
      }
    }
    return broken ? 1 : 0;
  }

  private static String good(LoadedPlugin plugin) {
    boolean unused = plugin.kind().equals(CHANNEL) && plugin.state() != LoadedPlugin.State.STARTED;
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
                plugin.failure().isPresent()
                    || !Set.of("InsightDetectorFactory", CHANNEL).contains(plugin.kind()))
        .forEach(plugins::add);
    return plugins;
  }
}
