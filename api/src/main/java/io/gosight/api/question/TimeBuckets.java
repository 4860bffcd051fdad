package io.gosight.api.question;

import io.gosight.api.request.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A period divided into time buckets that begin at round local times, also across changes of
 * daylight saving time.
 *
 * @param step the length of a bucket as an ISO 8601 duration
 * @param starts their first instants, in order; the first is not later than the period
 */
public record TimeBuckets(String step, List<Instant> starts) {
  private static final int USUAL_BUCKETS = 60;
  private static final int MAX_BUCKETS = 1_500;
  private static final List<Duration> WITHIN_A_DAY =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6));
  private static final Map<String, Duration> SHORT =
      Map.of("minute", Duration.ofMinutes(1), "hour", Duration.ofHours(1));

  /** At most about 60 buckets of minutes or hours, days or weeks. */
  public static TimeBuckets of(Period period) {
    for (Duration step : WITHIN_A_DAY) {
      if (period.length().compareTo(step.multipliedBy(USUAL_BUCKETS)) <= 0) {
        return new TimeBuckets(step.toString(), withinDays(period, step));
      }
    }
    return of(period, period.length().toDays() <= USUAL_BUCKETS ? "day" : "week");
  }

  /**
   * Buckets of a length that was asked for.
   *
   * @param interval auto, minute, hour, day, week or month
   * @throws io.gosight.api.error.ApiException if that gives too many
   */
  public static TimeBuckets of(Period period, String interval) {
    Duration within = SHORT.get(interval);
    if (within != null && period.length().dividedBy(within) > MAX_BUCKETS) {
      throw Parameters.bad(
          "The interval '" + interval + "' would give more than " + MAX_BUCKETS + " points.");
    }
    return switch (interval) {
      case "auto" -> of(period);
      case "minute", "hour" -> new TimeBuckets(within.toString(), withinDays(period, within));
      case "day" -> new TimeBuckets("P1D", days(period, firstDay(period), 1));
      case "week" ->
          new TimeBuckets(
              "P7D",
              days(
                  period,
                  firstDay(period).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                  7));
      case "month" -> new TimeBuckets("P1M", months(period));
      default -> throw new IllegalArgumentException("There is no interval " + interval);
    };
  }

  /** Buckets of the length that {@link #step()} of others says. */
  public static TimeBuckets ofStep(Period period, String step) {
    return switch (step) {
      case "P1D" -> of(period, "day");
      case "P7D" -> of(period, "week");
      case "P1M" -> of(period, "month");
      default -> new TimeBuckets(step, withinDays(period, Duration.parse(step)));
    };
  }

  private static LocalDate firstDay(Period period) {
    return period.from().atZone(period.zone()).toLocalDate();
  }

  private static List<Instant> withinDays(Period period, Duration step) {
    List<Instant> starts = new ArrayList<>();
    ZoneId zone = period.zone();
    LocalDate day = firstDay(period);
    for (; midnight(day, zone).isBefore(period.to()); day = day.plusDays(1)) {
      if (step.compareTo(Duration.ofHours(1)) > 0) {
        addLocalTimes(starts, day, step, period);
      } else {
        addInstants(starts, day, step, period);
      }
    }
    return starts;
  }

  /** Hours of the clock on the wall: also a day of 25 hours has four of six. */
  private static void addLocalTimes(
      List<Instant> starts, LocalDate day, Duration step, Period period) {
    LocalDateTime time = day.atStartOfDay();
    for (; time.toLocalDate().equals(day); time = time.plus(step)) {
      Instant start = time.atZone(period.zone()).toInstant();
      if (start.isBefore(period.to())) {
        addCut(starts, start, period.from());
      }
    }
  }

  private static void addInstants(
      List<Instant> starts, LocalDate day, Duration step, Period period) {
    Instant nextDay = midnight(day.plusDays(1), period.zone());
    Instant start = midnight(day, period.zone());
    for (; start.isBefore(nextDay) && start.isBefore(period.to()); start = start.plus(step)) {
      addCut(starts, start, period.from());
    }
  }

  private static List<Instant> days(Period period, LocalDate first, int step) {
    List<Instant> starts = new ArrayList<>();
    LocalDate day = first;
    for (; midnight(day, period.zone()).isBefore(period.to()); day = day.plusDays(step)) {
      addCut(starts, midnight(day, period.zone()), period.from());
    }
    return starts;
  }

  private static List<Instant> months(Period period) {
    List<Instant> starts = new ArrayList<>();
    LocalDate day = firstDay(period).withDayOfMonth(1);
    for (; midnight(day, period.zone()).isBefore(period.to()); day = day.plusMonths(1)) {
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
