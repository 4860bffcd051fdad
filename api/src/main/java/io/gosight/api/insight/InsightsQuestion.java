package io.gosight.api.insight;

import io.gosight.api.error.ApiException;
import io.gosight.api.error.ErrorCode;
import io.gosight.api.query.ClickHouseValues;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Question;
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

/** Answers what detectors found. Safe for use by many threads. */
public final class InsightsQuestion {
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 200;

  private final Question<InsightRow> insights = Question.of("insights", InsightRow.class);
  private final EventReader reader;
  private final PeriodReader periods;

  /** Answers from this store, at this time. */
  public InsightsQuestion(EventReader reader, Clock clock) {
    this.reader = reader;
    this.periods =
        new PeriodReader(
            clock, LONGEST, Set.of("from", "to", "detector", "page", "limit", "after"));
  }

  /**
   * A page of insights.
   *
   * @throws ApiException if a parameter is wrong or the store does not answer
   */
  public Insights answer(AuthorizedRequest request) {
    Map<String, String> asked = request.parameters();
    Period period = periods.read(asked);
    int limit = limit(asked.getOrDefault("limit", Integer.toString(DEFAULT_LIMIT)));
    Cursor after = asked.containsKey("after") ? Cursor.of(asked.get("after")) : Cursor.START;
    List<InsightRow> rows =
        reader.ask(
            request.principal(),
            insights,
            Map.of(
                "from", ClickHouseValues.instant(period.from()),
                "to", ClickHouseValues.instant(period.to()),
                "detector", asked.getOrDefault("detector", ""),
                "page", asked.getOrDefault("page", ""),
                "after_ms", Long.toString(after.timeMs()),
                "after_id", after.id(),
                "limit", Integer.toString(limit + 1)));
    boolean more = rows.size() > limit;
    List<InsightRow> shown = more ? rows.subList(0, limit) : rows;
    InsightRow last = more ? shown.get(limit - 1) : null;
    return new Insights(
        request.principal().projectId(),
        period.from(),
        period.to(),
        shown.stream().map(InsightsQuestion::item).toList(),
        last == null ? null : new Cursor(last.timeMs(), last.id()).text());
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new ApiException(
        ErrorCode.BAD_PARAMETER, "'limit' must be a whole number from 1 to " + MOST + ".");
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

  /** What {@code insights.sql} gives. */
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
