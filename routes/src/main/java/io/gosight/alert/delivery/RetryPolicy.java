package io.gosight.alert.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a delivery is retried: exponential back-off with jitter, and not before the channel asked
 * for it. Immutable; thread-safe if its random generator is.
 *
 * @param first the longest pause after the first attempt; it doubles with each attempt
 * @param longest the upper bound of the back-off
 * @param lease how long a claimed delivery belongs to its claimer; longer than any attempt
 * @param giveUpAfter the age after which a delivery is not retried
 * @param random chooses between half of a pause and the whole
 */
public record RetryPolicy(
    Duration first,
    Duration longest,
    Duration lease,
    Duration giveUpAfter,
    RandomGenerator random) {
  private static final int MAX_DOUBLINGS = 30;
  private static final Duration MAX_REQUESTED = Duration.ofHours(24);

  /**
   * The pause before the next attempt.
   *
   * @param attempt number of the failed attempt, from 1
   * @param requested the pause the channel asked for; at most a day of it is respected
   */
  Duration pause(int attempt, Optional<Duration> requested) {
    long most = first.toMillis() << Math.min(attempt - 1, MAX_DOUBLINGS);
    long capped = Math.min(most, longest.toMillis());
    Duration backOff = Duration.ofMillis(capped / 2 + random.nextLong(capped - capped / 2 + 1));
    Duration asked = requested.orElse(Duration.ZERO);
    Duration bounded = asked.compareTo(MAX_REQUESTED) > 0 ? MAX_REQUESTED : asked;
    return bounded.compareTo(backOff) > 0 ? bounded : backOff;
  }
}
