package io.gosight.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTimeTest {
  private static final long RECEIVED = 1_772_366_430_000L;
  private static final long SECOND = 1_000;
  private static final long DAY = 86_400_000;

  @Test
  void addsTheOffset() {
    assertThat(EventTime.of(RECEIVED - 3_605 * SECOND, 3_600 * SECOND, RECEIVED))
        .isEqualTo(new EventTime(RECEIVED - 5 * SECOND, "corrected"));
    assertThat(EventTime.of(RECEIVED + 5 * SECOND, -7 * SECOND, RECEIVED))
        .isEqualTo(new EventTime(RECEIVED - 2 * SECOND, "ok"));
  }

  @Test
  void saysHowTheTimeWasFound() {
    assertThat(EventTime.of(RECEIVED - 5, 0, RECEIVED))
        .isEqualTo(new EventTime(RECEIVED - 5, "ok"));
    assertThat(EventTime.of(RECEIVED - DAY - 1, 0, RECEIVED))
        .isEqualTo(new EventTime(RECEIVED - DAY - 1, "late"));
    assertThat(EventTime.of(RECEIVED - 31 * DAY, 0, RECEIVED))
        .isEqualTo(new EventTime(RECEIVED, "implausible"));
    assertThat(EventTime.of(RECEIVED + DAY, 0, RECEIVED))
        .isEqualTo(new EventTime(RECEIVED, "future"));
    assertThat(EventTime.of(0, 0, RECEIVED)).isEqualTo(new EventTime(RECEIVED, "absent"));
    assertThat(EventTime.of(-1, 0, RECEIVED)).isEqualTo(new EventTime(RECEIVED, "implausible"));
    assertThat(EventTime.of(Long.MAX_VALUE, 0, RECEIVED))
        .isEqualTo(new EventTime(RECEIVED, "implausible"));
  }

  @Test
  void keepsTheSendersTimeWithinBounds() {
    assertThat(EventTime.stable(RECEIVED)).isEqualTo(RECEIVED);
    assertThat(EventTime.stable(-5)).isZero();
    assertThat(EventTime.stable(Long.MAX_VALUE)).isEqualTo(4_102_444_800_000L);
  }
}
