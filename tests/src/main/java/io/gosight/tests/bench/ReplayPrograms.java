package io.gosight.tests.bench;

import io.gosight.tests.hub.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs the programs that record pages and that measure the speed of compression. */
final class ReplayPrograms {
  private ReplayPrograms() {}

  /**
   * Records the pages by Chromium, which takes some minutes.
   *
   * @param seconds how long each page is recorded
   * @return the file
   * @throws IOException if it failed; it said why
   */
  static Path record(Distribution program, Path file, int seconds)
      throws IOException, InterruptedException {
    Path sdk = program.home().resolve("../../sdk").normalize();
    String unused =
        run(
            new ProcessBuilder(
                    "node", "bench/record-replays.mjs", file.toString(), "--seconds=" + seconds)
                .directory(sdk.toFile()));
    return file;
  }

  /** MB/s at which later chunks are compressed, by page. */
  static Map<String, Double> speeds(Distribution program, Path file)
      throws IOException, InterruptedException {
    System.err.println("compressing ...");
    String own =
        Path.of(FrameLoop.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString();
    String printed =
        run(
            new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                program.jvmOptions(),
                "-cp",
                own + ":" + program.home().resolve("lib") + "/*",
                FrameLoop.class.getName(),
                file.toString()));
    Map<String, Double> speeds = new HashMap<>();
    for (String line : printed.lines().filter(text -> text.matches("\\w+ [0-9.]+")).toList()) {
      int space = line.indexOf(' ');
      speeds.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
    }
    return speeds;
  }

  private static String run(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command.command()) + " failed.");
    }
    return printed;
  }
}
