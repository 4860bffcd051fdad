package io.gosight.api.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Loads the PostgreSQL statements of {@code src/main/resources/sql}. */
public final class SqlFile {
  private SqlFile() {}

  /**
   * The statement in {@code sql/<name>.sql}, with named parameters.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public static String read(String name) {
    String file = "/sql/" + name + ".sql";
    try (InputStream in = SqlFile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no statement " + file + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
