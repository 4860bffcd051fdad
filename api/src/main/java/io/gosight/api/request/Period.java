package io.gosight.api.request;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A time range.
 *
 * @param from its first instant
 * @param to the instant after its last, later than {@code from}
 * @param zone where its days begin and end
 */
public record Period(Instant from, Instant to, ZoneId zone) {
  /** How long it is. */
  public Duration length() {
    return Duration.between(from, to);
  }
}
