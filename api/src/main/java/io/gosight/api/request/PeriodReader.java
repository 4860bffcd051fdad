package io.gosight.api.request;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code from}, {@code to} and {@code time_zone}: by default the last 24 hours in UTC. Safe
 * for use by many threads.
 */
public final class PeriodReader {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Duration DEFAULT_LENGTH = Duration.ofHours(24);
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final Clock clock;
  private final Duration longest;
  private final Set<String> known;

  /**
   * A reader.
   *
   * @param longest the maximum length of a period
   * @param known the names of all parameters of the operation; any other is refused
   */
  public PeriodReader(Clock clock, Duration longest, Set<String> known) {
    this.clock = clock;
    this.longest = longest;
    this.known = new TreeSet<>(known);
  }

  /**
   * Reads the period.
   *
   * @throws ApiException if a parameter is unknown or malformed, or the period is empty or too long
   */
  public Period read(Map<String, String> parameters) {
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw bad("There is no parameter '" + shortened(name) + "'. Known are " + known + ".");
      }
    }
    String toText = parameters.get("to");
    String fromText = parameters.get("from");
    Instant to =
        toText == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : instant("to", toText);
    Instant from = fromText == null ? to.minus(DEFAULT_LENGTH) : instant("from", fromText);
    if (!from.isBefore(to)) {
      throw bad("'from' (" + from + ") must be earlier than 'to' (" + to + ").");
    }
    if (Duration.between(from, to).compareTo(longest) > 0) {
      throw bad("The period is longer than " + longest.toDays() + " days, the most there can be.");
    }
    return new Period(from, to, zone(parameters.get("time_zone")));
  }

  /**
   * Reads an instant with an offset.
   *
   * @param name of the parameter, for the message
   * @throws ApiException if it is malformed or not between the years 2000 and 2100
   */
  public static Instant instant(String name, String text) {
    try {
      // An unescaped plus sign of an offset arrives as a blank.
      Instant instant = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
        throw bad("'" + name + "' must lie between " + EARLIEST + " and " + LATEST + ".");
      }
      return instant.truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException e) {
      throw bad(
          "'"
              + name
              + "' must be an instant such as 2026-01-31T12:00:00Z, not '"
              + shortened(text)
              + "'.");
    }
  }

  private static ZoneId zone(String text) {
    if (text == null) {
      return UTC;
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw bad(
          "'time_zone' must be a zone such as Europe/Berlin or UTC, not '"
              + shortened(text)
              + "'.");
    }
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  private static ApiException bad(String message) {
    return new ApiException(ApiErrorCode.BAD_PARAMETER, message);
  }
}
