package io.gosight.api.ledger;

import io.gosight.api.auth.Principal;
import io.gosight.api.error.ApiException;
import io.gosight.api.ledger.Ledger.Counts;
import io.gosight.api.ledger.Ledger.Minute;
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
import java.util.TreeMap;

/** Answers what became of every event. Safe for use by many threads. */
public final class LedgerQuestion {
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final FateRow NOTHING = new FateRow(0, 0, 0, 0, 0, 0, 0, 0);

  private final Question<FateRow> fates = Question.of("ledger", FateRow.class);
  private final Question<RejectionRow> rejections =
      Question.of("ledger-rejections", RejectionRow.class);

  private final EventReader reader;
  private final PeriodReader periods;

  /** Answers from this store, at this time. */
  public LedgerQuestion(EventReader reader, Clock clock) {
    this.reader = reader;
    this.periods = new PeriodReader(clock, LONGEST, Set.of("from", "to"));
  }

  /**
   * The ledger of the whole minutes that the period touches.
   *
   * @throws ApiException if a parameter is wrong or the store does not answer
   */
  public Ledger answer(AuthorizedRequest request) {
    Period period = periods.read(request.parameters());
    Principal who = request.principal();
    Instant from = period.from().truncatedTo(ChronoUnit.MINUTES);
    Instant to = period.to().plusSeconds(60).minusMillis(1).truncatedTo(ChronoUnit.MINUTES);
    Map<String, String> between =
        Map.of("from", ClickHouseValues.instant(from), "to", ClickHouseValues.instant(to));

    Map<Long, FateRow> fateOf = new TreeMap<>();
    reader.ask(who, fates, between).forEach(row -> fateOf.put(row.minuteS(), row));
    Map<Long, Map<String, Long>> rejectedIn = new TreeMap<>();
    for (RejectionRow row : reader.ask(who, rejections, between)) {
      fateOf.putIfAbsent(row.minuteS(), NOTHING);
      rejectedIn
          .computeIfAbsent(row.minuteS(), minute -> new TreeMap<>())
          .merge(row.reason(), row.rejected(), Long::sum);
    }
    List<Minute> minutes =
        fateOf.entrySet().stream()
            .map(
                entry ->
                    new Minute(
                        Instant.ofEpochSecond(entry.getKey()),
                        counts(
                            entry.getValue(), rejectedIn.getOrDefault(entry.getKey(), Map.of()))))
            .toList();
    return new Ledger(who.projectId(), from, to, totals(minutes), minutes);
  }

  private static Counts counts(FateRow row, Map<String, Long> rejected) {
    return new Counts(
        row.accepted(),
        rejected.values().stream().mapToLong(Long::longValue).sum(),
        rejected,
        row.stored(),
        row.duplicates(),
        row.deadLettered(),
        row.inFlight());
  }

  private static Counts totals(List<Minute> minutes) {
    Map<String, Long> rejected = new TreeMap<>();
    FateRow sum = NOTHING;
    for (Minute minute : minutes) {
      minute.counts().rejectedByReason().forEach((why, n) -> rejected.merge(why, n, Long::sum));
      sum = sum.plus(minute.counts());
    }
    return counts(sum, rejected);
  }

  /** What {@code ledger.sql} gives. */
  record FateRow(
      long minuteS,
      long accepted,
      long stored,
      long duplicates,
      long deadLettered,
      long inFlight,
      long counted,
      long delivered) {
    FateRow plus(Counts more) {
      return new FateRow(
          0,
          accepted + more.accepted(),
          stored + more.stored(),
          duplicates + more.duplicates(),
          deadLettered + more.deadLettered(),
          inFlight + more.inFlight(),
          0,
          0);
    }
  }

  /** What {@code ledger-rejections.sql} gives. */
  record RejectionRow(long minuteS, String reason, long rejected) {}
}
