package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.app.Home;
import io.gosight.app.PluginsFolder;
import io.gosight.common.OperatorException;
import io.gosight.host.LoadedPlugin;
import io.gosight.host.Plugins;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.detector.InsightDetectorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a plugin project that builds with Maven alone, wherever it lies. */
@Command(
    name = "new",
    description = "Makes a working plugin project: a detector or a channel, its tests, a build.",
    mixinStandardHelpOptions = true)
final class PluginNewCommand implements Callable<Integer> {
  private static final Map<String, String> KINDS =
      Map.of(
          "detector", InsightDetectorFactory.class.getSimpleName(),
          "channel", NotificationChannelFactory.class.getSimpleName());

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "Lower-case words joined by hyphens; 'channel NAME' makes a channel.")
  private String first;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The channel's name.")
  private String second;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "The folder to make (default: NAME in the current folder).")
  private Path into;

  @Override
  public Integer call() {
    String kind = second == null ? "detector" : first;
    String name = second == null ? first : second;
    if (!KINDS.containsKey(kind)) {
      throw new OperatorException(
          "A plugin is a detector or a channel, not a '"
              + kind
              + "': ./gosight plugin new [channel] NAME.");
    }
    if (KINDS.containsKey(name)) {
      throw new OperatorException(
          "The name of the " + name + " is missing: ./gosight plugin new " + name + " NAME.");
    }
    if (!PluginTemplate.isName(name)) {
      throw new OperatorException(
          "A plugin's name is up to 60 characters, lower-case words joined by hyphens, such as"
              + " slow-checkout; '"
              + name
              + "' is not.");
    }
    Home home = Home.find();
    refuseTaken(home, kind, name);
    Path folder = into == null ? Path.of(name) : into;
    if (Files.exists(folder)) {
      throw new OperatorException(
          folder + " exists already; remove it, or name another folder by --into.");
    }
    try {
      PluginTemplate.of(kind, home).copy(name, folder).stream()
          .filter(file -> !file.startsWith("lib"))
          .forEach(file -> Console.say("  %s", folder.resolve(file)));
    } catch (IOException e) {
      throw new OperatorException(folder + " can't be made: " + e.getMessage(), e);
    }
    Console.say(
        "%nBuild it by: cd %s && mvn package%nThen copy target/%s.jar to %s and restart the hub.",
        folder, name, home.plugins());
    return 0;
  }

  /** It is the default, so saying so changes nothing. */
  @Option(names = "--detector", description = "A detector, which is the default.")
  void detector(boolean wanted) {}

  private static void refuseTaken(Home home, String kind, String name) {
    try (Plugins found = PluginsFolder.load(home)) {
      for (LoadedPlugin plugin : found.all()) {
        if (plugin.name().equals(name) && plugin.kind().equals(KINDS.get(kind))) {
          throw new OperatorException(
              "The name '" + name + "' is taken by " + plugin.location() + "; choose another.");
        }
      }
    }
  }
}
