package io.gosight.tests.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A temporary folder that is deleted when closed, or at the latest when this process ends.
 *
 * @param path the folder
 */
public record WorkFolder(Path path) implements AutoCloseable {
  /** Makes one. */
  public static WorkFolder create() throws IOException {
    return new WorkFolder(Files.createTempDirectory("gosight-"));
  }

  @Override
  public void close() {
    // A terminating server may still write or delete files; the system removes what is left.
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println("Could not delete all of " + path + ": " + e.getMessage());
    }
  }
}
