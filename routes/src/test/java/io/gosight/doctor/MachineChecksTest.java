package io.gosight.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.doctor.Finding.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Disk, memory, file limits and clock, each with its bounds. */
class MachineChecksTest {
  private static final long MB = 1 << 20;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant BUILT = Instant.parse("2026-02-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "10000, 5000, OK",
    "10000, 2001, OK",
    "10000, 2000, WARNING",
    "10000, 1000, PROBLEM",
    "1000, 511, PROBLEM"
  })
  void disk(long totalMb, long freeMb, Level expected) {
    Finding finding = new DiskCheck(80, 90, 512).check(totalMb * MB, freeMb * MB);

    assertThat(finding.level()).as(finding.text()).isEqualTo(expected);
    assertThat(finding.remedy().isEmpty()).isEqualTo(expected == Level.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "8000, 5000, true, false, OK",
    "8000, 3000, true, false, WARNING",
    "8000, 3000, false, false, OK",
    "8000, 100, true, true, OK",
    "3000, 3000, true, false, PROBLEM"
  })
  void memory(long totalMb, long availableMb, boolean engines, boolean runs, Level expected) {
    Finding finding =
        new MemoryCheck(2_000 * MB, engines).check(totalMb * MB, availableMb * MB, runs);

    assertThat(finding.level()).as(finding.text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1024, PROBLEM", "10000, WARNING", "20000, OK", "65536, OK", "-1, NOTE"})
  void openFiles(long limit, Level expected) {
    assertThat(new FileLimitCheck(4_096).check(limit).level()).isEqualTo(expected);
  }

  private static List<Finding> clock(String newest, Boolean synchronised) {
    return new ClockCheck(NOW)
        .check(
            BUILT,
            Optional.ofNullable(newest).map(Instant::parse),
            Optional.ofNullable(synchronised));
  }

  @Test
  void theClockMustNotHaveGoneBack() {
    assertThat(clock("2026-03-01T11:00:00Z", null))
        .extracting(Finding::level)
        .containsOnly(Level.OK);
    assertThat(clock("2026-03-01T13:00:00Z", true))
        .extracting(Finding::level)
        .containsExactly(Level.PROBLEM);
    assertThat(clock(null, false)).extracting(Finding::level).containsExactly(Level.WARNING);
    assertThat(
            new ClockCheck(Instant.EPOCH).check(BUILT, Optional.empty(), Optional.empty()).get(0))
        .matches(finding -> finding.level() == Level.PROBLEM && finding.text().contains("built"));
  }

  @Test
  void clocksOfServersAreCompared() {
    ClockCheck here = new ClockCheck(NOW);

    assertThat(here.compare("PostgreSQL", NOW.plusSeconds(2)).level()).isEqualTo(Level.OK);
    assertThat(here.compare("PostgreSQL", NOW.minusSeconds(60)))
        .matches(f -> f.level() == Level.PROBLEM && f.text().contains("60 s"));
  }
}
