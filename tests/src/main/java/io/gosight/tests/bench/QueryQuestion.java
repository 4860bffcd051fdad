package io.gosight.tests.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A question to the API, with the best plain SQL for the same answer. Immutable.
 *
 * @param name of its file in {@code questions/}, whose first line is what the API is asked
 * @param method GET or POST
 * @param path within the project, such as {@code summary?from=...}
 * @param body what is posted; empty with GET
 * @param statements SQL, one after the other
 */
record QueryQuestion(
    String name, String method, String path, String body, List<String> statements) {
  private static final List<String> NAMES =
      List.of(
          "summary",
          "series",
          "pages",
          "entry-pages",
          "sources",
          "countries",
          "cities",
          "browsers",
          "devices",
          "events",
          "event-properties",
          "newest-events",
          "sessions",
          "session",
          "visitors",
          "errors",
          "web-vitals",
          "funnel",
          "retention",
          "journeys",
          "revenue",
          "attribution",
          "bots",
          "clicks",
          "scrolling");

  /**
   * All questions.
   *
   * @param values for the placeholders {@code {name}}
   */
  static List<QueryQuestion> all(Map<String, String> values) {
    return NAMES.stream().map(name -> of(name, read(name), values)).toList();
  }

  static QueryQuestion of(String name, String file, Map<String, String> values) {
    String text = file;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    int end = text.indexOf('\n');
    String[] asked = text.substring("-- ".length(), end).split(" ", 3);
    return new QueryQuestion(
        name,
        asked[0],
        asked[1],
        asked.length > 2 ? asked[2] : "",
        Arrays.stream(text.substring(end).split(";", -1)).map(String::strip).toList());
  }

  private static String read(String name) {
    String file = "/questions/" + name + ".sql";
    try (InputStream in = QueryQuestion.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("There is no " + file + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
