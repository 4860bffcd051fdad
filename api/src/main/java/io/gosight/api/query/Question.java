package io.gosight.api.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Something that can be asked of a project's data.
 *
 * @param name the name of its file in {@code queries/}, without {@code .sql}
 * @param sql the text, with server-side parameters, {@code {project:String}} among them
 * @param row what each row of the answer becomes
 */
public record Question<T>(String name, String sql, Class<T> row) {
  /** Refuses a text that would not be bound to one project. */
  public Question {
    if (!sql.contains("{project:String}")) {
      throw new IllegalArgumentException("The query '" + name + "' must name {project:String}.");
    }
  }

  /** The question whose text is in {@code queries/<name>.sql}. */
  public static <T> Question<T> of(String name, Class<T> row) {
    String file = "/queries/" + name + ".sql";
    try (InputStream in = Question.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no query " + file + ".");
      }
      return new Question<>(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
