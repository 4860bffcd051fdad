package io.gosight.tests.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The built program, as {@code ./gosight} starts it. Immutable.
 *
 * @param home the folder with bin, lib, plugins, routes and config
 */
public record Distribution(Path home) {
  private static final String HOME = "gosight.home";

  /** The system property with further options for the JVMs of hubs and engines. */
  private static final String JAVA_OPTIONS = "hub.java-options";

  /**
   * Finds the program: where the system property {@code gosight.home} says, or else in the nearest
   * {@code target/gosight} upwards of the working directory.
   *
   * @throws IllegalStateException if it has not been built
   */
  public static Distribution find() {
    if (System.getProperty(HOME) != null) {
      return new Distribution(Path.of(System.getProperty(HOME)));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path home = at.resolve("target/gosight");
      if (Files.isDirectory(home.resolve("lib"))) {
        return new Distribution(home);
      }
    }
    throw new IllegalStateException("There is no target/gosight; run ./gosight build first.");
  }

  /** The java argument that applies the hub's JVM flags. */
  public String jvmOptions() {
    return "@" + home.resolve("config/jvm.options");
  }

  /**
   * The command line of the program.
   *
   * @param heap its largest heap, for example {@code 1g}
   */
  public List<String> command(String heap, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                jvmOptions(),
                "-Xmx" + heap,
                "-XX:SharedArchiveFile=" + home.resolve("classes.jsa"),
                "-Dgosight.home=" + home,
                "-Dlogback.configurationFile=" + home.resolve("config/logback.xml")));
    String more = System.getProperty(JAVA_OPTIONS, "");
    if (!more.isBlank()) {
      command.addAll(Arrays.asList(more.trim().split("\\s+", -1)));
    }
    command.addAll(List.of("-cp", home.resolve("lib") + "/*", "io.gosight.cli.GoSight"));
    command.addAll(arguments);
    return command;
  }

  /**
   * Runs a command of the program to its end.
   *
   * @return its standard output
   * @throws IOException with all that it wrote, if it did not succeed
   */
  public String run(List<String> arguments) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("gosight-command", ".txt");
    try {
      Process process =
          new ProcessBuilder(command("1g", arguments)).redirectError(errors.toFile()).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(
            String.join(" ", arguments)
                + " ended with "
                + status
                + ": "
                + output
                + Files.readString(errors));
      }
      return output;
    } finally {
      Files.delete(errors);
    }
  }
}
