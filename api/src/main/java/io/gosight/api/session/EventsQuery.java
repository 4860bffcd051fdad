package io.gosight.api.session;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.question.PagedRows;
import io.gosight.api.question.Parameters;
import io.gosight.api.question.Question;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.question.TimeCursor;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists single events. Safe for use by many threads. */
public final class EventsQuery {
  private static final Duration FIRST_SLICE = Duration.ofHours(1);
  private static final int GROWTH = 6;
  private static final int EXPORTED_AT_ONCE = 5_000;

  private final Query<StoredEvent> events = Query.of("events", StoredEvent.class);
  private final EventReader reader;
  private final QuestionReader questions;

  /** A query of that store. */
  public EventsQuery(EventReader reader, QuestionReader questions) {
    this.reader = reader;
    this.questions = questions;
  }

  /**
   * A page of events, the newest first.
   *
   * @throws io.gosight.api.error.ApiException if a parameter is invalid or the store unavailable
   */
  public StoredEvents execute(AuthorizedRequest request) {
    Question question = questions.read(request, Set.of("kind", "event", "limit", "cursor"));
    int limit = Parameters.limit(request.parameters());
    TimeCursor after = TimeCursor.read(request.parameters(), TimeCursor.NEWEST);
    return StoredEvents.of(newest(question, after, limit + 1), limit);
  }

  /** All events of the question, for an export. */
  public PagedRows all(Question question) {
    return new PagedRows() {
      private TimeCursor after = TimeCursor.NEWEST;

      @Override
      public Class<? extends Record> type() {
        return StoredEvent.class;
      }

      @Override
      public List<? extends Record> next() {
        List<StoredEvent> rows = newest(question, after, EXPORTED_AT_ONCE);
        if (!rows.isEmpty()) {
          StoredEvent last = rows.get(rows.size() - 1);
          after = TimeCursor.after(last.time(), last.id());
        }
        return rows;
      }
    };
  }

  private List<StoredEvent> newest(Question question, TimeCursor after, int limit) {
    Instant from = question.period().from();
    Instant until = question.period().to();
    if (after.timeMs() < until.toEpochMilli()) {
      until = Instant.ofEpochMilli(after.timeMs()).plusMillis(1);
    }
    for (Duration slice = FIRST_SLICE; ; slice = slice.multipliedBy(GROWTH)) {
      Instant since = until.minus(slice).isBefore(from) ? from : until.minus(slice);
      QueryArguments arguments =
          after.addTo(question.arguments()).value("since", since).value("limit", limit);
      kind(arguments, question.request().parameters());
      List<StoredEvent> rows = reader.execute(question.request(), events, arguments);
      if (rows.size() >= limit || !since.isAfter(from)) {
        return rows;
      }
    }
  }

  private static void kind(QueryArguments arguments, Map<String, String> given) {
    StringBuilder sql = new StringBuilder();
    String kinds = Parameters.text(given, "kind");
    if (!kinds.isEmpty()) {
      List<String> names = new ArrayList<>();
      for (String kind : kinds.split(",", -1)) {
        arguments.value("k" + names.size(), kind.strip());
        names.add("{k" + names.size() + ":String}");
      }
      sql.append("AND kind IN (").append(String.join(", ", names)).append(") ");
    }
    String event = Parameters.text(given, "event");
    if (!event.isEmpty()) {
      sql.append("AND kind = 'custom' AND name = {event:String}");
      arguments.value("event", event);
    }
    arguments.sql("kind", sql.toString());
  }
}
