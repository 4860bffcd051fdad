package io.gosight.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimeBucketTest {
  @Test
  void minutesAreJoinedUntilThereIsEnough() {
    List<TimeBucket> joined =
        TimeBucket.join(
            List.of(
                TimeBucket.minute(0, 40),
                TimeBucket.minute(60_000, 60),
                TimeBucket.minute(3_600_000, 500),
                TimeBucket.minute(3_660_000, 1)),
            100);

    assertThat(joined)
        .containsExactly(
            new TimeBucket(0, 120_000, 100),
            new TimeBucket(3_600_000, 3_660_000, 500),
            new TimeBucket(3_660_000, 3_720_000, 1));
  }

  @Test
  void noMinuteIsNoBucket() {
    assertThat(TimeBucket.join(List.of(), 100)).isEmpty();
  }
}
