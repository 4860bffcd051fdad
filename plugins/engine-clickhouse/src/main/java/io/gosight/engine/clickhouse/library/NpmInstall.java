package io.gosight.engine.clickhouse.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Unpacks one npm package into a folder, with npm's own checks and without running its scripts. */
final class NpmInstall {
  private static final long MINUTES = 30;

  private NpmInstall() {}

  /**
   * Runs npm.
   *
   * @param folder an empty folder
   * @param name package and version
   * @throws IOException if npm is missing or fails; the message says what the operator can do
   */
  static void run(Path folder, String name) throws IOException {
    Path log = folder.resolve("npm.log");
    Process npm = start(folder, name, log);
    try {
      if (!npm.waitFor(MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("npm did not fetch " + name + " within " + MINUTES + " minutes.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Fetching " + name + " was interrupted.", e);
    } finally {
      npm.destroy();
    }
    if (npm.exitValue() != 0) {
      throw new IOException(
          "npm can't fetch "
              + name
              + "; it says: "
              + lastLines(log)
              + " Check the network, or put"
              + " the library somewhere yourself and set 'library-file'.");
    }
  }

  private static Process start(Path folder, String name, Path log) throws IOException {
    List<String> command =
        List.of(
            "npm",
            "install",
            "--prefix",
            folder.toString(),
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-save",
            "--no-package-lock",
            name);
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new IOException(
          "npm is needed once to fetch the ClickHouse engine and can't be started; install Node.js"
              + " 18 or newer, or set 'library-file' to a libchdb that you fetched yourself.",
          e);
    }
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }
}
