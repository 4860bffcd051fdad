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
  private final Query<MissingRow> missing = Query.of("ledger-missing", MissingRow.class);
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
    confirmMissing(request, outcomeOf);
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

  /**
   * Looks for copies in other minutes of the events that are not in their own: a sender's retry is
   * stored in the minute that received it first. Only asked when something seems missing, because
   * it reads more than the period.
   */
  private void confirmMissing(AuthorizedRequest request, Map<Long, OutcomeRow> outcomeOf) {
    List<Long> suspects =
        outcomeOf.values().stream()
            .filter(row -> row.missing() > 0)
            .map(OutcomeRow::minuteS)
            .toList();
    if (suspects.isEmpty()) {
      return;
    }
    Instant first = Instant.ofEpochSecond(suspects.get(0));
    Instant end = Instant.ofEpochSecond(suspects.get(suspects.size() - 1) + 60);
    Map<String, String> between =
        Map.of("from", ClickHouseValues.instant(first), "to", ClickHouseValues.instant(end));
    Map<Long, Long> missingIn = new TreeMap<>();
    reader
        .execute(request, missing, between)
        .forEach(row -> missingIn.put(row.minuteS(), row.missing()));
    for (long minute : suspects) {
      outcomeOf.computeIfPresent(
          minute, (s, row) -> row.withMissing(missingIn.getOrDefault(minute, 0L)));
    }
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
    /** With those of the missing events that were erased or stored elsewhere as what they are. */
    OutcomeRow withMissing(long notStored) {
      long gone = Math.min(missing, Math.max(0, notStored - erased));
      return new OutcomeRow(
          minuteS,
          accepted,
          stored,
          duplicates + missing - gone,
          gone,
          erased,
          deadLettered,
          inFlight,
          distinctEvents,
          counted,
          delivered);
    }

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

  /** A row of {@code ledger-missing.sql}. */
  record MissingRow(long minuteS, long missing) {}

  /** A row of {@code ledger-rejections.sql}. */
  record RejectionRow(long minuteS, String reason, long rejected) {}
}
