package io.gosight.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private final RetryPolicy policy =
      new RetryPolicy(
          Duration.ofSeconds(2),
          Duration.ofMinutes(15),
          Duration.ofMinutes(1),
          Duration.ofDays(3),
          new Random(7));

  private Duration pause(int attempt) {
    return policy.pause(attempt, Optional.empty());
  }

  @Test
  void pausesDoubleUpToTheLongest() {
    assertThat(pause(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(pause(2)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(pause(8)).isBetween(Duration.ofSeconds(128), Duration.ofSeconds(256));
    assertThat(pause(1000)).isBetween(Duration.ofSeconds(450), Duration.ofMinutes(15));
  }

  @Test
  void pausesAreNotAllTheSame() {
    assertThat(IntStream.range(0, 50).mapToObj(i -> pause(5)).distinct()).hasSizeGreaterThan(20);
  }

  @Test
  void whatAChannelAsksForIsObeyedUpToADay() {
    assertThat(policy.pause(1, Optional.of(Duration.ofMinutes(20))))
        .isEqualTo(Duration.ofMinutes(20));
    assertThat(policy.pause(1, Optional.of(Duration.ofDays(300)))).isEqualTo(Duration.ofDays(1));
    assertThat(policy.pause(9, Optional.of(Duration.ofSeconds(1))))
        .isGreaterThan(Duration.ofMinutes(4));
  }
}
