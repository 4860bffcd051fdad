package io.gosight.api.overview;

import io.gosight.api.error.ApiException;
import io.gosight.api.overview.Overview.Page;
import io.gosight.api.overview.Overview.Point;
import io.gosight.api.overview.Overview.Series;
import io.gosight.api.overview.Overview.SessionShare;
import io.gosight.api.overview.Overview.VisitorShare;
import io.gosight.api.query.ClickHouseValues;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.QueryArguments;
import io.gosight.api.query.SqlExpressions;
import io.gosight.api.question.TimeBuckets;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.Period;
import io.gosight.api.request.PeriodReader;
import io.gosight.api.stats.VisitDimension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Computes the key figures of a period. Safe for use by many threads. */
public final class OverviewQuery {
  private static final Duration LIVE = Duration.ofMinutes(5);
  private static final Duration MAX_PERIOD = Duration.ofDays(400);

  private final Query<VisitsRow> visits = Query.of("visits", VisitsRow.class);
  private final Query<SeriesRow> series = Query.of("series", SeriesRow.class);
  private final Query<Page> pages = Query.of("top-pages", Page.class);
  private final Query<VisitorShare> countries = Query.of("countries", VisitorShare.class);
  private final Query<VisitorShare> browsers = Query.of("browsers", VisitorShare.class);
  private final Query<SessionShare> referrers = Query.of("referrers", SessionShare.class);
  private final Query<LiveRow> live = Query.of("live-visitors", LiveRow.class);

  private final EventReader reader;
  private final Clock clock;
  private final PeriodReader periods;

  /** A query of this store; the clock gives the default period. */
  public OverviewQuery(EventReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
    this.periods = new PeriodReader(clock, MAX_PERIOD, Set.of("from", "to", "time_zone"));
  }

  /**
   * The overview.
   *
   * @throws ApiException if a parameter is invalid or the store is unavailable
   */
  public Overview execute(AuthorizedRequest request) {
    Period period = periods.read(request.parameters());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    TimeBuckets buckets = TimeBuckets.of(period);
    Map<String, String> between =
        Map.of(
            "from", ClickHouseValues.instant(period.from()),
            "to", ClickHouseValues.instant(period.to()));
    VisitsRow sums = reader.executeOne(request, visits, wholeVisits(period, VisitDimension.NONE));
    return new Overview(
        request.projectId(),
        period.from(),
        period.to(),
        period.zone().getId(),
        now,
        reader
            .executeOne(request, live, Map.of("since", ClickHouseValues.instant(now.minus(LIVE))))
            .visitors(),
        sums.visitors(),
        sums.sessions(),
        sums.pageViews(),
        sums.bounceRate(),
        sums.medianEngagedMs(),
        series(request, period, buckets),
        reader.execute(request, pages, between),
        reader.execute(request, countries, between),
        reader.execute(request, browsers, between),
        reader.execute(
            request,
            referrers,
            wholeVisits(period, VisitDimension.ofEntry(SqlExpressions.REFERRER))));
  }

  private static QueryArguments wholeVisits(Period period, VisitDimension dimension) {
    return dimension.addTo(
        QueryArguments.of(period).sql("event_filter", "").sql("visit_filter", ""));
  }

  private Series series(AuthorizedRequest request, Period period, TimeBuckets buckets) {
    Map<String, String> parameters =
        Map.of(
            "from", ClickHouseValues.instant(period.from()),
            "to", ClickHouseValues.instant(period.to()),
            "starts", ClickHouseValues.millis(buckets.starts()));
    Map<Instant, SeriesRow> rows =
        reader.execute(request, series, parameters).stream()
            .collect(
                Collectors.toMap(row -> Instant.ofEpochMilli(row.startMs()), Function.identity()));
    List<Point> points =
        buckets.starts().stream()
            .map(
                start -> {
                  SeriesRow row = rows.getOrDefault(start, new SeriesRow(0, 0, 0));
                  return new Point(start, row.visitors(), row.pageViews());
                })
            .toList();
    return new Series(buckets.step(), points);
  }

  /** A row of {@code visits.sql}. */
  record VisitsRow(
      long visitors, long sessions, long pageViews, Double bounceRate, Long medianEngagedMs) {}

  /** A row of {@code series.sql}. */
  record SeriesRow(long startMs, long visitors, long pageViews) {}

  /** A row of {@code live-visitors.sql}. */
  record LiveRow(long visitors) {}
}
