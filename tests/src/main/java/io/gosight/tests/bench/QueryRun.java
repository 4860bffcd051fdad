package io.gosight.tests.bench;

import io.gosight.tests.hub.ClickHouseSql;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the API and the engine the same questions in turn, so that both have the same machine. For
 * one thread.
 */
final class QueryRun {
  private static final int WARM_UP = 3;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI project;
  private final String key;
  private final ClickHouseSql sql;
  private final List<QueryQuestion> questions;

  /**
   * A run.
   *
   * @param project the project's address in the API, with a slash at its end
   * @param key a secret key
   */
  QueryRun(URI project, String key, ClickHouseSql sql, List<QueryQuestion> questions) {
    this.project = project;
    this.key = key;
    this.sql = sql;
    this.questions = questions;
  }

  /**
   * The times of one question.
   *
   * @param api through the hub
   * @param plain in the engine itself
   */
  record Pair(QueryTimes api, QueryTimes plain) {
    Pair() {
      this(new QueryTimes(), new QueryTimes());
    }

    /** By how much the API is slower, leaving out a fixed time in ms. */
    double ratio(double fixed) {
      return (api.p95() - fixed) / plain.p95();
    }
  }

  /** Asks each question so many times. */
  Map<QueryQuestion, Pair> ask(int rounds) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      round(new LinkedHashMap<>());
    }
    Map<QueryQuestion, Pair> times = new LinkedHashMap<>();
    for (int i = 0; i < rounds; i++) {
      round(times);
    }
    return times;
  }

  private void round(Map<QueryQuestion, Pair> times) throws Exception {
    for (QueryQuestion question : questions) {
      Pair pair = times.computeIfAbsent(question, key -> new Pair());
      pair.api().take(() -> api(question));
      pair.plain().take(() -> plain(question));
    }
  }

  private void api(QueryQuestion question) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(project.resolve(question.path()))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .method(question.method(), HttpRequest.BodyPublishers.ofString(question.body()))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          question.name() + " was answered by " + response.statusCode() + ": " + response.body());
    }
  }

  private void plain(QueryQuestion question) throws IOException {
    for (String statement : question.statements()) {
      String unused = sql.text(statement);
    }
  }
}
