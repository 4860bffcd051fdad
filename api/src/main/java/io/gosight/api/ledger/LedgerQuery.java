package io.gosight.api.ledger;

import io.gosight.api.error.ApiException;
import io.gosight.api.ledger.Ledger.Counts;
import io.gosight.api.ledger.Ledger.Minute;
import io.gosight.api.query.ClickHouseValues;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.Query;
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
import java.util.TreeMap;

/** Computes the outcome of every received event, minute by minute. Safe for use by many threads. */
public final class LedgerQuery {
  private static final Duration MAX_PERIOD = Duration.ofDays(7);
  private static final OutcomeRow NO_EVENTS = new OutcomeRow(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  private final Query<OutcomeRow> outcomes = Query.of("ledger", OutcomeRow.class);
  private final Query<RejectionRow> rejections = Query.of("ledger-rejections", RejectionRow.class);

  private final EventReader reader;
  private final PeriodReader periods;

  /** A query of this store; the clock gives the default period. */
  public LedgerQuery(EventReader reader, Clock clock) {
    this.reader = reader;
    this.periods = new PeriodReader(clock, MAX_PERIOD, Set.of("from", "to"));
  }

  /**
   * The ledger of the whole minutes that the period touches.
   *
   * @throws ApiException if a parameter is invalid or the store is unavailable
   */
  public Ledger execute(AuthorizedRequest request) {
    Period period = periods.read(request.parameters());
    Instant from = period.from().truncatedTo(ChronoUnit.MINUTES);
    Instant to = period.to().plusSeconds(60).minusMillis(1).truncatedTo(ChronoUnit.MINUTES);
    Map<String, String> between =
        Map.of("from", ClickHouseValues.instant(from), "to", ClickHouseValues.instant(to));

    Map<Long, OutcomeRow> outcomeOf = new TreeMap<>();
    reader.execute(request, outcomes, between).forEach(row -> outcomeOf.put(row.minuteS(), row));
    Map<Long, Map<String, Long>> rejectedIn = new TreeMap<>();
    for (RejectionRow row : reader.execute(request, rejections, between)) {
      outcomeOf.putIfAbsent(row.minuteS(), NO_EVENTS);
      rejectedIn
          .computeIfAbsent(row.minuteS(), minute -> new TreeMap<>())
          .merge(row.reason(), row.rejected(), Long::sum);
    }
    List<Minute> minutes =
        outcomeOf.entrySet().stream()
            .map(
                entry ->
                    new Minute(
                        Instant.ofEpochSecond(entry.getKey()),
                        counts(
                            entry.getValue(), rejectedIn.getOrDefault(entry.getKey(), Map.of()))))
            .toList();
    return new Ledger(request.projectId(), from, to, totals(minutes), minutes);
  }

  private static Counts counts(OutcomeRow row, Map<String, Long> rejected) {
    return new Counts(
        row.accepted(),
        rejected.values().stream().mapToLong(Long::longValue).sum(),
        rejected,
        row.stored(),
        row.duplicates(),
        row.missing(),
        row.erased(),
        row.deadLettered(),
        row.inFlight());
  }

  private static Counts totals(List<Minute> minutes) {
    Map<String, Long> rejected = new TreeMap<>();
    OutcomeRow sum = NO_EVENTS;
    for (Minute minute : minutes) {
      minute.counts().rejectedByReason().forEach((why, n) -> rejected.merge(why, n, Long::sum));
      sum = sum.plus(minute.counts());
    }
    return counts(sum, rejected);
  }

  /** A row of {@code ledger.sql}. */
  record OutcomeRow(
      long minuteS,
      long accepted,
      long stored,
      long duplicates,
      long missing,
      long erased,
      long deadLettered,
      long inFlight,
      long distinctEvents,
      long counted,
      long delivered) {
    OutcomeRow plus(Counts more) {
      return new OutcomeRow(
          0,
          accepted + more.accepted(),
          stored + more.stored(),
          duplicates + more.duplicates(),
          missing + more.missing(),
          erased + more.erased(),
          deadLettered + more.deadLettered(),
          inFlight + more.inFlight(),
          0,
          0,
          0);
    }
  }

  /** A row of {@code ledger-rejections.sql}. */
  record RejectionRow(long minuteS, String reason, long rejected) {}
}
