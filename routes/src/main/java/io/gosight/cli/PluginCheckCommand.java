package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.app.Home;
import io.gosight.app.HubConfiguration;
import io.gosight.app.PluginsFolder;
import io.gosight.common.OperatorException;
import io.gosight.host.Detectors;
import io.gosight.host.LoadedPlugin;
import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.PluginHandle;
import io.gosight.host.Plugins;
import io.gosight.settings.Settings;
import io.gosight.spi.ConfigKey;
import io.gosight.spi.PluginFactory;
import io.gosight.spi.detector.InsightDetectorFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells what a plugin's jar or folder holds, or what is wrong with it; then exits with 1. */
@Command(
    name = "check",
    description = "Loads a jar as the hub would, and says what it holds or what is wrong with it.",
    mixinStandardHelpOptions = true)
final class PluginCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "JAR", description = "The plugin's jar, or its folder of jars.")
  private Path jar;

  @Mixin private DataOption data;

  @Mixin private SetOption set;

  @Override
  public Integer call() {
    if (!Files.exists(jar)) {
      throw new OperatorException("There is no " + jar + ".");
    }
    Path location = jar.toAbsolutePath().normalize();
    Home home = Home.find();
    Settings settings = HubConfiguration.load(home, data.folder(), List.of(), set.overrides());
    try (Plugins found = PluginsFolder.loadWith(home, location)) {
      List<LoadedPlugin> here = made(found, settings, location);
      for (LoadedPlugin plugin : here) {
        if (plugin.failure().isPresent()) {
          Console.say("FAILED %s", plugin.failure().get());
        } else {
          show(plugin, factory(found, plugin));
        }
      }
      return here.stream().anyMatch(plugin -> plugin.failure().isPresent()) ? 1 : 0;
    }
  }

  /** What lies there, detectors as they are once made, because only that shows wrong settings. */
  private static List<LoadedPlugin> made(Plugins found, Settings settings, Path location) {
    Detectors made =
        Detectors.make(
            found.at(location),
            new PluginConfigurationSource("detector", settings.all()),
            Set.of(),
            name -> what -> {});
    List<LoadedPlugin> here = new ArrayList<>(made.plugins());
    found.at(location).all().stream()
        .filter(
            plugin ->
                plugin.failure().isPresent()
                    || !plugin.kind().equals(InsightDetectorFactory.class.getSimpleName()))
        .forEach(here::add);
    return here;
  }

  private static PluginFactory factory(Plugins found, LoadedPlugin plugin) {
    return PluginsFolder.KINDS.stream()
        .flatMap(kind -> found.of(kind).stream())
        .filter(handle -> handle.plugin().kind().equals(plugin.kind()))
        .filter(handle -> handle.name().equals(plugin.name()))
        .map(PluginHandle::factory)
        .findFirst()
        .orElseThrow();
  }

  private static void show(LoadedPlugin plugin, PluginFactory factory) {
    String kind = PluginsFolder.word(plugin);
    Console.say(
        "ok  %s %s, version %s, SPI version %d",
        kind, plugin.name(), plugin.version(), factory.spiVersion());
    if (factory instanceof InsightDetectorFactory detector) {
      Console.say("    %s (detection version %d)", detector.description(), detector.version());
    }
    for (ConfigKey key : factory.configuration().keys()) {
      Console.say(
          "    gosight.%s.%s.%s (%s, %s): %s",
          kind,
          plugin.name(),
          key.name(),
          key.type().name().toLowerCase(Locale.ROOT),
          key.defaultValue() == null ? "required" : "by default " + key.defaultValue(),
          key.description());
    }
  }
}
