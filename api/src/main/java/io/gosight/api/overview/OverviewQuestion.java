package io.gosight.api.overview;

import io.gosight.api.auth.Principal;
import io.gosight.api.error.ApiException;
import io.gosight.api.overview.Overview.Page;
import io.gosight.api.overview.Overview.Point;
import io.gosight.api.overview.Overview.Series;
import io.gosight.api.overview.Overview.SessionShare;
import io.gosight.api.overview.Overview.VisitorShare;
import io.gosight.api.query.ClickHouseValues;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Question;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.Period;
import io.gosight.api.request.PeriodReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers what a project's period looks like at a glance. Safe for use by many threads. */
public final class OverviewQuestion {
  private static final Duration LIVE = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofDays(400);

  private final Question<VisitsRow> visits = Question.of("visits", VisitsRow.class);
  private final Question<SeriesRow> series = Question.of("series", SeriesRow.class);
  private final Question<Page> pages = Question.of("top-pages", Page.class);
  private final Question<VisitorShare> countries = Question.of("countries", VisitorShare.class);
  private final Question<VisitorShare> browsers = Question.of("browsers", VisitorShare.class);
  private final Question<SessionShare> referrers = Question.of("referrers", SessionShare.class);
  private final Question<LiveRow> live = Question.of("live-visitors", LiveRow.class);

  private final EventReader reader;
  private final Clock clock;
  private final PeriodReader periods;

  /** Answers from this store, at this time. */
  public OverviewQuestion(EventReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
    this.periods = new PeriodReader(clock, LONGEST, Set.of("from", "to", "time_zone"));
  }

  /**
   * The overview.
   *
   * @throws ApiException if a parameter is wrong or the store does not answer
   */
  public Overview answer(AuthorizedRequest request) {
    Period period = periods.read(request.parameters());
    Principal who = request.principal();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Stretches stretches = Stretches.of(period);
    Map<String, String> between =
        Map.of(
            "from", ClickHouseValues.instant(period.from()),
            "to", ClickHouseValues.instant(period.to()));
    VisitsRow sums = reader.askOne(who, visits, between);
    return new Overview(
        who.projectId(),
        period.from(),
        period.to(),
        period.zone().getId(),
        now,
        reader
            .askOne(who, live, Map.of("since", ClickHouseValues.instant(now.minus(LIVE))))
            .visitors(),
        sums.visitors(),
        sums.sessions(),
        sums.pageViews(),
        sums.bounceRate(),
        sums.medianEngagedMs(),
        series(who, period, stretches),
        reader.ask(who, pages, between),
        reader.ask(who, countries, between),
        reader.ask(who, browsers, between),
        reader.ask(who, referrers, between));
  }

  private Series series(Principal who, Period period, Stretches stretches) {
    Map<String, String> parameters =
        Map.of(
            "from", ClickHouseValues.instant(period.from()),
            "to", ClickHouseValues.instant(period.to()),
            "starts", ClickHouseValues.millis(stretches.starts()));
    Map<Instant, SeriesRow> rows =
        reader.ask(who, series, parameters).stream()
            .collect(
                Collectors.toMap(row -> Instant.ofEpochMilli(row.startMs()), Function.identity()));
    List<Point> points =
        stretches.starts().stream()
            .map(
                start -> {
                  SeriesRow row = rows.getOrDefault(start, new SeriesRow(0, 0, 0));
                  return new Point(start, row.visitors(), row.pageViews());
                })
            .toList();
    return new Series(stretches.step(), points);
  }

  /** What {@code visits.sql} gives. */
  record VisitsRow(
      long visitors, long sessions, long pageViews, Double bounceRate, Long medianEngagedMs) {}

  /** What {@code series.sql} gives. */
  record SeriesRow(long startMs, long visitors, long pageViews) {}

  /** What {@code live-visitors.sql} gives. */
  record LiveRow(long visitors) {}
}
