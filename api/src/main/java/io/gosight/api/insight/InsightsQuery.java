package io.gosight.api.insight;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.query.ClickHouseValues;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.Period;
import io.gosight.api.request.PeriodReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists insights page by page. Safe for use by many threads. */
public final class InsightsQuery {
  private static final Duration MAX_PERIOD = Duration.ofDays(400);
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  private final Query<InsightRow> insights = Query.of("insights", InsightRow.class);
  private final EventReader reader;
  private final PeriodReader periods;

  /** A query of this store; the clock gives the default period. */
  public InsightsQuery(EventReader reader, Clock clock) {
    this.reader = reader;
    this.periods =
        new PeriodReader(
            clock, MAX_PERIOD, Set.of("from", "to", "detector", "page", "limit", "after"));
  }

  /**
   * A page of insights.
   *
   * @throws ApiException if a parameter is invalid or the store is unavailable
   */
  public Insights execute(AuthorizedRequest request) {
    Map<String, String> given = request.parameters();
    Period period = periods.read(given);
    int limit = limit(given.getOrDefault("limit", Integer.toString(DEFAULT_LIMIT)));
    Cursor after = given.containsKey("after") ? Cursor.of(given.get("after")) : Cursor.START;
    List<InsightRow> rows =
        reader.execute(
            request,
            insights,
            Map.of(
                "from", ClickHouseValues.instant(period.from()),
                "to", ClickHouseValues.instant(period.to()),
                "detector", given.getOrDefault("detector", ""),
                "page", given.getOrDefault("page", ""),
                "after_ms", Long.toString(after.timeMs()),
                "after_id", after.id(),
                "limit", Integer.toString(limit + 1)));
    boolean more = rows.size() > limit;
    List<InsightRow> shown = more ? rows.subList(0, limit) : rows;
    InsightRow last = more ? shown.get(limit - 1) : null;
    return new Insights(
        request.projectId(),
        period.from(),
        period.to(),
        shown.stream().map(InsightsQuery::item).toList(),
        last == null ? null : new Cursor(last.timeMs(), last.id()).text());
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new ApiException(
        ApiErrorCode.BAD_PARAMETER, "'limit' must be a whole number from 1 to " + MAX_LIMIT + ".");
  }

  private static Insights.Item item(InsightRow row) {
    List<Insights.Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < row.evidenceIds().size(); i++) {
      evidence.add(
          new Insights.Evidence(
              row.evidenceIds().get(i), Instant.ofEpochMilli(row.evidenceMs().get(i))));
    }
    return new Insights.Item(
        row.id(),
        row.detector(),
        row.version(),
        row.severity(),
        row.sessionId(),
        row.tabId(),
        Instant.ofEpochMilli(row.timeMs()),
        row.replayOffsetMs(),
        row.viewId(),
        row.page(),
        row.url(),
        row.selector(),
        row.fingerprint(),
        row.summary(),
        row.thresholds(),
        evidence,
        row.details());
  }

  /** A row of {@code insights.sql}. */
  record InsightRow(
      String id,
      String detector,
      int version,
      String severity,
      String sessionId,
      String tabId,
      long timeMs,
      long replayOffsetMs,
      String viewId,
      String page,
      String url,
      String selector,
      String fingerprint,
      String summary,
      Map<String, String> thresholds,
      List<String> evidenceIds,
      List<Long> evidenceMs,
      Map<String, String> details) {}
}
