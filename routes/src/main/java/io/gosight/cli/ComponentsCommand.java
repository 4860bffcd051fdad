package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.app.DataFolder;
import io.gosight.app.Home;
import io.gosight.common.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.apache.camel.impl.DefaultCamelContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the Camel components that routes can use, and adds others. */
@Command(
    name = "components",
    description = "Shows the Camel components for your routes, and adds others from Maven.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | add)")
final class ComponentsCommand {
  private static final String SERVICES = "META-INF/services/org/apache/camel/component/";

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the components, with the jar of each.")
  int list(@Mixin DataOption data) throws IOException {
    Map<String, Path> components = new TreeMap<>();
    for (Path folder :
        List.of(Home.find().path().resolve("lib"), new DataFolder(data.folder()).lib())) {
      for (Path jar : jars(folder)) {
        read(jar, components);
      }
    }
    components.forEach((name, jar) -> Console.say("%-22s %s", name + ":", jar.getFileName()));
    return 0;
  }

  private static List<Path> jars(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static void read(Path jar, Map<String, Path> into) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Enumeration<JarEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        String name = entries.nextElement().getName();
        if (name.startsWith(SERVICES) && name.length() > SERVICES.length()) {
          into.put(name.substring(SERVICES.length()), jar);
        }
      }
    } catch (ZipException e) {
      throw new OperatorException(
          jar + " is no jar (" + e.getMessage() + "); delete it, or copy it again.", e);
    }
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Resolves a component of the hub's Camel version into the data folder.")
  int add(
      @Mixin DataOption data,
      @Parameters(paramLabel = "camel-NAME", description = "Its artifact, for example camel-mqtt5.")
          String artifact)
      throws IOException {
    if (!artifact.matches("camel-[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new OperatorException(
          "A component's artifact is named such as camel-mqtt5; '" + artifact + "' is not.");
    }
    String version = new DefaultCamelContext().getVersion();
    Path lib = new DataFolder(data.folder()).lib();
    Console.say("Resolving %s %s with Maven ...", artifact, version);
    List<Path> added =
        new ComponentResolver(Home.find().path().resolve("lib"), lib).add(artifact, version);
    added.forEach(jar -> Console.say("  %s", jar));
    Console.say(
        "%s",
        added.isEmpty()
            ? "The hub has " + artifact + " already."
            : added.size() + " jars; restart the hub to use them.");
    return 0;
  }
}
