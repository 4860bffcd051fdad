package io.gosight.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.gosight.common.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Resolves a Camel component with Maven, and keeps those of its jars that the hub does not have.
 *
 * @param shipped the hub's jars
 * @param target where the others go
 */
record ComponentResolver(Path shipped, Path target) {
  private static final int MINUTES = 10;
  private static final int LAST_LINES = 5;

  /** How Maven says that a repository has no such artifact, now or when it was last asked. */
  private static final Pattern UNKNOWN =
      Pattern.compile("Could not find artifact|[Ff]ailure to find|was not found in");

  /** The jars that were added; none if the hub has them all. */
  List<Path> add(String artifact, String version) throws IOException {
    Path work = Files.createTempDirectory("gosight-component");
    try {
      Path jars = work.resolve("jars");
      Files.writeString(work.resolve("pom.xml"), pom(artifact, version));
      Path log = work.resolve("log");
      Process maven = start(work, jars, log);
      if (!maven.waitFor(MINUTES, TimeUnit.MINUTES) || maven.exitValue() != 0) {
        maven.destroy();
        throw new OperatorException(failure(artifact, version, Files.readAllLines(log)));
      }
      return keep(jars);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException("The command was interrupted.", e);
    } finally {
      MoreFiles.deleteRecursively(work, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private Process start(Path work, Path jars, Path log) {
    try {
      return new ProcessBuilder(
              "mvn",
              "-B",
              "-q",
              "-ntp",
              "dependency:copy-dependencies",
              "-DincludeScope=runtime",
              "-DoutputDirectory=" + jars)
          .directory(work.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new OperatorException(
          "Maven is missing; install Maven 3.8 or newer, or copy the component's jars to "
              + target
              + " yourself.",
          e);
    }
  }

  /** Why Maven failed, and what to do. */
  static String failure(String artifact, String version, List<String> log) {
    boolean unknown =
        log.stream()
            .filter(line -> line.contains("org.apache.camel:" + artifact + ":"))
            .anyMatch(line -> UNKNOWN.matcher(line).find());
    if (unknown) {
      return "Camel %s has no component %s; https://camel.apache.org/components/ lists their names."
          .formatted(version, artifact);
    }
    String lines =
        log.stream()
            .filter(line -> line.contains("ERROR"))
            .limit(LAST_LINES)
            .collect(Collectors.joining("\n"));
    return "Maven can't get %s %s; check the network, or name a mirror or proxy in ~/.m2/settings.xml:\n%s"
        .formatted(artifact, version, lines);
  }

  private List<Path> keep(Path jars) throws IOException {
    Set<String> present = names(shipped);
    Files.createDirectories(target);
    List<Path> kept = new ArrayList<>();
    try (Stream<Path> found = Files.list(jars)) {
      for (Path jar : found.sorted().toList()) {
        if (!present.contains(name(jar))) {
          Path to = target.resolve(jar.getFileName().toString());
          kept.add(Files.copy(jar, to, StandardCopyOption.REPLACE_EXISTING));
        }
      }
    }
    return kept;
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(ComponentResolver::name).collect(Collectors.toSet());
    }
  }

  /** A jar's artifact, so that another version of a jar of the hub's is not added. */
  private static String name(Path jar) {
    return jar.getFileName().toString().replaceFirst("-\\d.*", "");
  }

  private static String pom(String artifact, String version) {
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>local</groupId>
      <artifactId>component</artifactId>
      <version>1</version>
      <dependencies>
        <dependency>
          <groupId>org.apache.camel</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
        </dependency>
      </dependencies>
    </project>
    """
        .formatted(artifact, version);
  }
}
