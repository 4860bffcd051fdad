package io.gosight.api.overview;

import io.gosight.api.request.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * A period divided into at most about 60 time buckets that begin at round local times, also across
 * changes of daylight saving time.
 *
 * @param step the length of a bucket: minutes or hours within a day, one day or one week
 * @param starts their first instants, in order; the first is not later than the period
 */
record TimeBuckets(String step, List<Instant> starts) {
  private static final int MAX_BUCKETS = 60;
  private static final List<Duration> WITHIN_A_DAY =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6));

  static TimeBuckets of(Period period) {
    for (Duration step : WITHIN_A_DAY) {
      if (period.length().compareTo(step.multipliedBy(MAX_BUCKETS)) <= 0) {
        return new TimeBuckets(step.toString(), withinDays(period, step));
      }
    }
    boolean daily = period.length().toDays() <= MAX_BUCKETS;
    return daily
        ? new TimeBuckets("P1D", days(period, 1))
        : new TimeBuckets("P7D", days(period, 7));
  }

  private static List<Instant> withinDays(Period period, Duration step) {
    List<Instant> starts = new ArrayList<>();
    ZoneId zone = period.zone();
    LocalDate day = period.from().atZone(zone).toLocalDate();
    for (; midnight(day, zone).isBefore(period.to()); day = day.plusDays(1)) {
      Instant nextDay = midnight(day.plusDays(1), zone);
      Instant start = midnight(day, zone);
      for (; start.isBefore(nextDay) && start.isBefore(period.to()); start = start.plus(step)) {
        addCut(starts, start, period.from());
      }
    }
    return starts;
  }

  private static List<Instant> days(Period period, int step) {
    List<Instant> starts = new ArrayList<>();
    LocalDate day = period.from().atZone(period.zone()).toLocalDate();
    if (step == 7) {
      day = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
    for (; midnight(day, period.zone()).isBefore(period.to()); day = day.plusDays(step)) {
      addCut(starts, midnight(day, period.zone()), period.from());
    }
    return starts;
  }

  private static Instant midnight(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Keeps of the starts before the period only the last. */
  private static void addCut(List<Instant> starts, Instant start, Instant from) {
    if (!start.isAfter(from)) {
      starts.clear();
    }
    starts.add(start);
  }
}
