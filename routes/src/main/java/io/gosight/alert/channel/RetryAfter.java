package io.gosight.alert.channel;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the HTTP header {@code Retry-After}: seconds, or a date. */
final class RetryAfter {
  private RetryAfter() {}

  static Optional<Duration> read(String text, Clock clock) {
    Optional<Duration> seconds = ChannelFailure.seconds(text.strip());
    if (seconds.isPresent()) {
      return seconds;
    }
    try {
      Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip()));
      Duration pause = Duration.between(clock.instant(), until);
      return pause.isNegative() ? Optional.empty() : Optional.of(pause);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
