package io.gosight.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {
  @Test
  void minutesAreJoinedUntilThereIsEnough() {
    List<Stretch> joined =
        Stretch.join(
            List.of(
                Stretch.minute(0, 40),
                Stretch.minute(60_000, 60),
                Stretch.minute(3_600_000, 500),
                Stretch.minute(3_660_000, 1)),
            100);

    assertThat(joined)
        .containsExactly(
            new Stretch(0, 120_000, 100),
            new Stretch(3_600_000, 3_660_000, 500),
            new Stretch(3_660_000, 3_720_000, 1));
  }

  @Test
  void noMinuteIsNoStretch() {
    assertThat(Stretch.join(List.of(), 100)).isEmpty();
  }
}
