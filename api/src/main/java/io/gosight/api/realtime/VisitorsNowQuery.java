package io.gosight.api.realtime;

import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.request.AuthorizedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Tells how many are there now: as counted while events arrive, or else by the stored events. Safe
 * for use by many threads.
 */
public final class VisitorsNowQuery {
  private static final Duration NOW = Duration.ofMinutes(5);

  private final Query<CountRow> stored = Query.of("realtime-visitors", CountRow.class);
  private final LiveVisitors live;
  private final EventReader reader;
  private final Clock clock;

  /** Asks the former, and the latter if it does not know. */
  public VisitorsNowQuery(LiveVisitors live, EventReader reader, Clock clock) {
    this.live = live;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * How many are there.
   *
   * @throws io.gosight.api.error.ApiException if neither store answers
   */
  public VisitorsNow execute(AuthorizedRequest request) {
    return live.of(request.projectId()).orElseGet(() -> count(request));
  }

  private VisitorsNow count(AuthorizedRequest request) {
    QueryArguments since =
        new QueryArguments()
            .value("since", clock.instant().minus(NOW).truncatedTo(ChronoUnit.MILLIS));
    CountRow row = reader.executeOne(request, stored, since);
    return new VisitorsNow(row.visitors(), row.sessions(), true, List.of());
  }

  /** A row of {@code realtime-visitors.sql}. */
  record CountRow(long visitors, long sessions) {}
}
