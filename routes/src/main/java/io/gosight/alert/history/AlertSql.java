package io.gosight.alert.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements in {@code sql/alert/}, one per file, each named after what it does. */
public final class AlertSql {
  private AlertSql() {}

  /**
   * The text of {@code sql/alert/<name>.sql}.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public static String of(String name) {
    String file = "/sql/alert/" + name + ".sql";
    try (InputStream in = AlertSql.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no statement " + file + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
