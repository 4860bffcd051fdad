package io.gosight.api.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.question.PagedRows;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.session.EventsQuery;
import io.gosight.api.session.SessionsQuery;
import java.util.Set;

/** Streams all events or visits of a period. Safe for use by many threads. */
public final class ExportOperation {
  private static final Set<String> FORMATS = Set.of("csv", "ndjson");

  private final QuestionReader questions;
  private final EventsQuery events;
  private final SessionsQuery sessions;
  private final ObjectMapper json;

  /** Exports what those queries list. */
  public ExportOperation(
      QuestionReader questions, EventsQuery events, SessionsQuery sessions, ObjectMapper json) {
    this.questions = questions;
    this.events = events;
    this.sessions = sessions;
    this.json = json;
  }

  /**
   * The rows, newest first; they are read page by page while the client takes them.
   *
   * @throws io.gosight.api.error.ApiException if there is no such kind or a parameter is invalid
   */
  public StreamedRows execute(AuthorizedRequest request) {
    String format = Parameters.choice(request.parameters(), "format", FORMATS, "csv");
    PagedRows pages =
        switch (request.variable("kind")) {
          case "events" -> events.all(questions.read(request, Set.of("format")));
          case "sessions" -> sessions.all(questions.read(request, Set.of("format")));
          default -> throw AuthorizedRequest.notFound();
        };
    return format.equals("csv")
        ? new StreamedRows("text/csv; charset=utf-8", new RowLines(pages, RowFormat.csv(json)))
        : new StreamedRows("application/x-ndjson", new RowLines(pages, RowFormat.ndjson(json)));
  }
}
