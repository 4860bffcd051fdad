package io.gosight.alert;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When deliveries are tried again: ever more slowly, not all at the same moment, and not before the
 * channel wants. Immutable; safe for use by many threads if its random numbers are.
 *
 * @param first the longest pause after the first attempt; it doubles with each
 * @param longest the longest pause that is chosen
 * @param lease for how long a delivery belongs to who took it; longer than any attempt
 * @param patience after how long nobody tries any more
 * @param random chooses between half a pause and the whole
 */
public record DeliveryTimes(
    Duration first, Duration longest, Duration lease, Duration patience, RandomGenerator random) {
  private static final int MOST_DOUBLINGS = 30;
  private static final Duration MOST_OBEDIENT = Duration.ofHours(24);

  /**
   * How long to wait.
   *
   * @param attempt how often it was tried, from 1
   * @param wanted what the channel asked for; obeyed up to a day
   */
  Duration pause(int attempt, Optional<Duration> wanted) {
    long most = first.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
    long capped = Math.min(most, longest.toMillis());
    Duration chosen = Duration.ofMillis(capped / 2 + random.nextLong(capped - capped / 2 + 1));
    Duration asked = wanted.orElse(Duration.ZERO);
    Duration obeyed = asked.compareTo(MOST_OBEDIENT) > 0 ? MOST_OBEDIENT : asked;
    return obeyed.compareTo(chosen) > 0 ? obeyed : chosen;
  }
}
