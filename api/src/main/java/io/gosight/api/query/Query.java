package io.gosight.api.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A parametrised read of one project's data in ClickHouse.
 *
 * @param name the name of its file in {@code queries/}, without {@code .sql}
 * @param sql the text, with server-side parameters, {@code {project:String}} among them
 * @param row the record of each row of the result
 */
public record Query<T>(String name, String sql, Class<T> row) {
  /** Refuses a text that is not restricted to one project. */
  public Query {
    if (!sql.contains("{project:String}")) {
      throw new IllegalArgumentException("The query '" + name + "' must name {project:String}.");
    }
  }

  /** The query whose text is in {@code queries/<name>.sql}. */
  public static <T> Query<T> of(String name, Class<T> row) {
    String file = "/queries/" + name + ".sql";
    try (InputStream in = Query.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no query " + file + ".");
      }
      return new Query<>(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
