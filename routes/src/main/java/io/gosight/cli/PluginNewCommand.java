package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.app.Home;
import io.gosight.app.PluginsFolder;
import io.gosight.common.OperatorException;
import io.gosight.host.LoadedPlugin;
import io.gosight.host.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a plugin project that builds with Maven alone, wherever it lies. */
@Command(
    name = "new",
    description = "Makes a working plugin project: a detector, its tests, a build.",
    mixinStandardHelpOptions = true)
final class PluginNewCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "Lower-case words joined by hyphens.")
  private String name;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "The folder to make (default: NAME in the current folder).")
  private Path into;

  @Override
  public Integer call() {
    if (!PluginTemplate.isName(name)) {
      throw new OperatorException(
          "A plugin's name is up to 60 characters, lower-case words joined by hyphens, such as"
              + " slow-checkout; '"
              + name
              + "' is not.");
    }
    Home home = Home.find();
    refuseTaken(home);
    Path folder = into == null ? Path.of(name) : into;
    if (Files.exists(folder)) {
      throw new OperatorException(
          folder + " exists already; remove it, or name another folder by --into.");
    }
    try {
      new PluginTemplate(home.template())
          .copy(name, folder).stream()
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

  /** There is one kind that can be made, so saying so changes nothing. */
  @Option(names = "--detector", description = "A detector, which is the default.")
  void detector(boolean wanted) {}

  private void refuseTaken(Home home) {
    try (Plugins found = PluginsFolder.load(home)) {
      for (LoadedPlugin plugin : found.all()) {
        if (plugin.name().equals(name) && plugin.kind().equals("InsightDetectorFactory")) {
          throw new OperatorException(
              "The name '" + name + "' is taken by " + plugin.location() + "; choose another.");
        }
      }
    }
  }
}
