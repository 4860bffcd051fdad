package io.gosight.cli;

import io.gosight.common.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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

  List<Path> add(String artifact, String version) throws IOException {
    Path work = Files.createTempDirectory("gosight-component");
    Path jars = work.resolve("jars");
    Files.writeString(work.resolve("pom.xml"), pom(artifact, version));
    Path log = work.resolve("log");
    Process maven =
        new ProcessBuilder(
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
    try {
      if (!maven.waitFor(MINUTES, TimeUnit.MINUTES) || maven.exitValue() != 0) {
        maven.destroy();
        throw new OperatorException(
            "Maven can't resolve " + artifact + " " + version + ":\n" + last(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorException("The command was interrupted.", e);
    }
    return keep(jars);
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

  private static String last(Path log) throws IOException {
    List<String> lines =
        Files.readAllLines(log).stream().filter(line -> line.contains("ERROR")).toList();
    return lines.stream().limit(LAST_LINES).collect(Collectors.joining("\n"));
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
