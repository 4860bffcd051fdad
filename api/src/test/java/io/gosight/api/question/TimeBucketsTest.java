package io.gosight.api.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.api.request.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBucketsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static TimeBuckets of(String from, Duration length, ZoneId zone) {
    Instant start = Instant.parse(from);
    return TimeBuckets.of(new Period(start, start.plus(length), zone));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.001S, PT1M",
    "PT30M, PT1M",
    "PT1H, PT1M",
    "PT1H1S, PT5M",
    "PT24H, PT30M",
    "P7D, PT3H",
    "P14D, PT6H",
    "P30D, P1D",
    "P60D, P1D",
    "P61D, P7D",
    "P400D, P7D"
  })
  void areAboutSixtyAtMost(Duration length, String step) {
    TimeBuckets buckets = of("2026-05-05T12:34:56.789Z", length, BERLIN);
    assertThat(buckets.step()).isEqualTo(step);
    assertThat(buckets.starts()).hasSizeBetween(1, 62).isSorted().doesNotHaveDuplicates();
    Instant from = Instant.parse("2026-05-05T12:34:56.789Z");
    assertThat(buckets.starts().get(0)).isBeforeOrEqualTo(from);
    assertThat(buckets.starts().subList(1, buckets.starts().size()))
        .allMatch(start -> start.isAfter(from) && start.isBefore(from.plus(length)));
  }

  @Test
  void beginAtRoundLocalTimesAlsoWhereTheOffsetIsNot() {
    ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
    assertThat(of("2026-05-05T12:34:00Z", Duration.ofHours(24), kathmandu).starts())
        .allMatch(start -> start.atZone(kathmandu).getMinute() % 30 == 0);
  }

  @Test
  void beginAtMidnightAlsoAfterAClockChange() {
    List<Instant> starts = of("2026-03-20T00:00:00Z", Duration.ofDays(20), BERLIN).starts();
    assertThat(starts)
        .allMatch(start -> start.atZone(BERLIN).toLocalTime().equals(LocalTime.MIDNIGHT));
    List<Instant> within = of("2026-03-27T00:00:00Z", Duration.ofDays(5), BERLIN).starts();
    assertThat(within).filteredOn(start -> start.atZone(BERLIN).getHour() == 0).hasSize(6);
    assertThat(within).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void beginOnMondaysWhereTheyAreWeeks() {
    assertThat(of("2026-01-01T00:00:00Z", Duration.ofDays(365), BERLIN).starts())
        .allMatch(start -> start.atZone(BERLIN).getDayOfWeek() == DayOfWeek.MONDAY);
  }

  @Test
  void haveNoMidnightWhereThereIsNone() {
    ZoneId cairo = ZoneId.of("Africa/Cairo");
    // The clocks jump from midnight to one o'clock on this day.
    List<Instant> starts = of("2026-04-23T00:00:00Z", Duration.ofDays(30), cairo).starts();
    assertThat(starts).hasSize(31).doesNotHaveDuplicates().isSorted();
    assertThat(starts.get(1).atZone(cairo).truncatedTo(ChronoUnit.HOURS).getHour()).isEqualTo(1);
  }
}
