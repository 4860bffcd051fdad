package io.gosight.api.query;

import io.gosight.api.auth.Principal;
import io.gosight.api.error.ApiException;
import java.util.List;
import java.util.Map;

/** Where questions are put. Safe for use by many threads. */
public interface EventReader {
  /**
   * Answers a question about the asker's project and no other.
   *
   * @param parameters the question's other parameters, as ClickHouse writes them
   * @throws ApiException if the store does not answer
   */
  <T> List<T> ask(Principal principal, Question<T> question, Map<String, String> parameters);

  /** Answers a question that has one row. */
  default <T> T askOne(Principal principal, Question<T> question, Map<String, String> parameters) {
    List<T> rows = ask(principal, question, parameters);
    if (rows.size() != 1) {
      throw new IllegalStateException(question.name() + " gave " + rows.size() + " rows, not one.");
    }
    return rows.get(0);
  }
}
