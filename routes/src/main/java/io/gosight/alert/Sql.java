package io.gosight.alert;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements in {@code sql/alert/}, each named after what it does. */
final class Sql {
  private Sql() {}

  /** The text of {@code sql/alert/<name>.sql}. */
  static String of(String name) {
    String file = "/sql/alert/" + name + ".sql";
    try (InputStream in = Sql.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no statement " + file + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
