package io.gosight.api.replay;

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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists recordings page by page. Safe for use by many threads. */
public final class ReplayListQuery {
  private static final Duration MAX_PERIOD = Duration.ofDays(400);
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  private final Query<ReplayList.Item> query = Query.of("replays", ReplayList.Item.class);
  private final EventReader reader;
  private final Replays replays;
  private final PeriodReader periods;

  /** A query of this store; the clock gives the default period. */
  public ReplayListQuery(EventReader reader, Replays replays, Clock clock) {
    this.reader = reader;
    this.replays = replays;
    this.periods = new PeriodReader(clock, MAX_PERIOD, Set.of("from", "to", "limit", "cursor"));
  }

  /**
   * A page of recordings; empty where nothing is recorded.
   *
   * @throws ApiException if a parameter is invalid or the store is unavailable
   */
  public ReplayList execute(AuthorizedRequest request) {
    Map<String, String> given = request.parameters();
    Period period = periods.read(given);
    int limit = limit(given.getOrDefault("limit", Integer.toString(DEFAULT_LIMIT)));
    ReplayCursor after =
        given.containsKey("cursor") ? ReplayCursor.of(given.get("cursor")) : ReplayCursor.START;
    if (!replays.enabled()) {
      return new ReplayList(List.of(), null);
    }
    List<ReplayList.Item> rows =
        reader.execute(
            request,
            query,
            Map.of(
                "from", ClickHouseValues.instant(period.from()),
                "to", ClickHouseValues.instant(period.to()),
                "after_ms", Long.toString(after.startedAtMs()),
                "after_id", after.sessionId(),
                "limit", Integer.toString(limit + 1)));
    boolean more = rows.size() > limit;
    List<ReplayList.Item> shown = more ? rows.subList(0, limit) : rows;
    ReplayList.Item last = more ? shown.get(limit - 1) : null;
    return new ReplayList(
        shown, last == null ? null : new ReplayCursor(last.startedAtMs(), last.sessionId()).text());
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
}
