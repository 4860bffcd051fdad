package io.gosight.engine.clickhouse.library;

import java.io.IOException;
import java.util.Locale;

/** The npm package that holds the engine's library for an operating system and processor. */
record ChdbPlatform(String packageName) {
  /** The package for this machine. */
  static ChdbPlatform current() throws IOException {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /**
   * The package for a machine, by the JVM's names.
   *
   * @throws IOException if there is none; the message names those that there are
   */
  static ChdbPlatform of(String os, String arch) throws IOException {
    String system = os.toLowerCase(Locale.ROOT);
    String processor =
        switch (arch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x64";
          case "aarch64", "arm64" -> "arm64";
          default -> null;
        };
    if (processor != null && system.startsWith("linux")) {
      return new ChdbPlatform("@chdb/lib-linux-" + processor + "-gnu");
    }
    if (processor != null && system.startsWith("mac")) {
      return new ChdbPlatform("@chdb/lib-darwin-" + processor);
    }
    throw new IOException(
        "There is no embedded ClickHouse engine for "
            + os
            + " on "
            + arch
            + ", only for Linux (glibc) and macOS on x64 and arm64; use a ClickHouse server and"
            + " the external profile instead.");
  }
}
