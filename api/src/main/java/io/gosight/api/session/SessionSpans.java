package io.gosight.api.session;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completes ids of visits whose session has others beyond the range of time that was read. Only
 * sessions without a tab are looked up: those of the SDK are visits. Safe for use by many threads.
 */
final class SessionSpans {
  private final Query<Span> spans = Query.of("session-spans", Span.class);
  private final EventReader reader;

  SessionSpans(EventReader reader) {
    this.reader = reader;
  }

  /** A row of {@code session-spans.sql}. */
  record Span(String id, Instant startedAt, Instant endedAt) {}

  /**
   * The visits with complete ids.
   *
   * @param arguments with {@code since} and {@code until}, the range of time that was read
   * @param withoutTab ids among theirs that are those of sessions without a tab
   */
  List<Session> complete(
      AuthorizedRequest request,
      List<Session> visits,
      QueryArguments arguments,
      Set<String> withoutTab) {
    if (withoutTab.isEmpty()) {
      return visits;
    }
    Map<String, Span> found = new HashMap<>();
    reader
        .execute(request, spans, arguments.value("sessions", SqlIds.array(withoutTab.stream())))
        .forEach(span -> found.put(span.id(), span));
    return visits.stream().map(visit -> complete(visit, found.get(visit.id()))).toList();
  }

  private static Session complete(Session visit, Span span) {
    boolean whole =
        span == null
            || (!span.startedAt().isBefore(visit.startedAt())
                && !span.endedAt().isAfter(visit.endedAt()));
    return whole ? visit : visit.named(visit.id() + "." + visit.startedAt().getEpochSecond());
  }
}
