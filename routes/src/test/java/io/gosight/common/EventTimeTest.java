package io.gosight.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimeTest {
  private static final long RECEIVED = 1_772_366_430_000L;
  private static final long SECOND = 1_000;
  private static final long DAY = 86_400_000;

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "59999, 0",
    "-59999, 0",
    "60000, 60000",
    "-3600000, -3600000",
    "86400000, 86400000"
  })
  void correctsAClockOnlyIfItIsAMinuteOff(long behind, long offset) {
    assertThat(EventTime.clockOffset(RECEIVED - behind, RECEIVED)).isEqualTo(offset);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "9223372036854775807"})
  void doesNotCorrectByATimeThatCantBe(long sentAt) {
    assertThat(EventTime.clockOffset(sentAt, RECEIVED)).isZero();
  }

  @Test
  void movesEventsByTheSendersOffset() {
    assertThat(EventTime.of(RECEIVED - 3_605 * SECOND, 3_600 * SECOND, RECEIVED))
        .isEqualTo(new EventTime(RECEIVED - 5 * SECOND, "corrected"));
  }

  @Test
  void flagsWhatIsLateAbsentInTheFutureOrImplausible() {
    assertThat(EventTime.of(RECEIVED - 5, 0, RECEIVED))
        .isEqualTo(new EventTime(RECEIVED - 5, "ok"));
    assertThat(EventTime.of(RECEIVED - DAY - 1, 0, RECEIVED))
        .isEqualTo(new EventTime(RECEIVED - DAY - 1, "late"));
    assertThat(EventTime.of(RECEIVED - 31 * DAY, 0, RECEIVED))
        .isEqualTo(new EventTime(RECEIVED, "implausible"));
    assertThat(EventTime.of(RECEIVED + DAY, 0, RECEIVED))
        .isEqualTo(new EventTime(RECEIVED, "future"));
    assertThat(EventTime.of(RECEIVED + 5 * SECOND, 0, RECEIVED))
        .as("a clock that is a little ahead")
        .isEqualTo(new EventTime(RECEIVED, "ok"));
    assertThat(EventTime.of(0, 0, RECEIVED)).isEqualTo(new EventTime(RECEIVED, "absent"));
    assertThat(EventTime.of(-1, 0, RECEIVED)).isEqualTo(new EventTime(RECEIVED, "implausible"));
    assertThat(EventTime.of(Long.MAX_VALUE, 0, RECEIVED))
        .isEqualTo(new EventTime(RECEIVED, "implausible"));
  }

  @Test
  void theTimeThatTellsCopiesApartDoesNotDependOnTheAttempt() {
    assertThat(EventTime.stable(RECEIVED)).isEqualTo(RECEIVED);
    assertThat(EventTime.stable(-5)).isZero();
    assertThat(EventTime.stable(Long.MAX_VALUE)).isEqualTo(4_102_444_800_000L);
  }
}
