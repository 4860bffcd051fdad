package io.gosight.engine.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Options for the making of a cluster, with the superuser's password in a file for as long as that
 * takes.
 */
record InitialOptions(Map<String, String> values, Path passwordFile) implements AutoCloseable {

  static InitialOptions with(String password) throws IOException {
    // a temporary file is readable by its owner only
    Path file = Files.createTempFile("gosight-postgres", "");
    Files.writeString(file, password);
    return new InitialOptions(
        Map.of(
            "pwfile", file.toString(),
            "auth-host", "scram-sha-256",
            "locale-provider", "builtin",
            "builtin-locale", "C.UTF-8",
            "locale", "C"),
        file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(passwordFile);
  }
}
