package io.gosight.api.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parametrised read of one project's data in ClickHouse.
 *
 * @param name the name of its file in {@code queries/}, without {@code .sql}
 * @param sql the text, with server-side parameters, {@code {project:String}} among them, and
 *     placeholders {@code {{name}}} for SQL that depends on the question
 * @param row the record of each row of the result
 */
public record Query<T>(String name, String sql, Class<T> row) {
  private static final Pattern INCLUDE = Pattern.compile("\\{\\{>([a-z-]+)}}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z_]+)}}");

  /** Refuses a text that is not restricted to one project. */
  public Query {
    if (!sql.contains("{project:String}")) {
      throw new IllegalArgumentException("The query '" + name + "' must name {project:String}.");
    }
  }

  /** The query in {@code queries/<name>.sql}, where {@code {{>file}}} includes another file. */
  public static <T> Query<T> of(String name, Class<T> row) {
    return new Query<>(name, text(name), row);
  }

  /** The text of {@code queries/<name>.sql} with those that it includes. */
  static String text(String name) {
    return replaced(INCLUDE, read(name), Query::text);
  }

  /**
   * The query with SQL for its placeholders; a placeholder may stand in the SQL for another.
   *
   * @throws IllegalArgumentException if a placeholder is missing
   */
  Query<T> with(Map<String, String> fragments) {
    String text = sql;
    while (PLACEHOLDER.matcher(text).find()) {
      text =
          replaced(
              PLACEHOLDER,
              text,
              placeholder -> {
                String fragment = fragments.get(placeholder);
                if (fragment == null) {
                  throw new IllegalArgumentException(
                      "The query '" + name + "' needs SQL for '" + placeholder + "'.");
                }
                return fragment;
              });
    }
    return new Query<>(name, text, row);
  }

  private static String replaced(
      Pattern pattern, String text, java.util.function.UnaryOperator<String> replacement) {
    StringBuilder out = new StringBuilder();
    int copied = 0;
    Matcher matcher = pattern.matcher(text);
    for (MatchResult found : matcher.results().toList()) {
      out.append(text, copied, found.start()).append(replacement.apply(found.group(1)));
      copied = found.end();
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static String read(String name) {
    String file = "/queries/" + name + ".sql";
    try (InputStream in = Query.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no query " + file + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
