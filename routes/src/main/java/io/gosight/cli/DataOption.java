package io.gosight.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the data folder. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("data");

  /** The data folder as it was given. */
  Path folder() {
    return folder;
  }

  /** Its absolute path. */
  Path absolute() {
    return folder.toAbsolutePath().normalize();
  }
}
