package io.gosight.api.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Reads values of exported rows; each failure is a {@link BadRowException}. */
final class RowReader {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final int MOST_CHARS = 2_000;
  private static final long MOST_COUNT = 1_000_000_000_000L;

  private RowReader() {}

  /** An instant, UTC unless it says otherwise, such as {@code 2026-03-10 12:00:00}. */
  static Instant instant(String text, Instant now) {
    String iso = text.replaceFirst(" (?=[0-9])", "T").replace(" ", "");
    try {
      Instant time =
          iso.matches(".*T.*([Zz]|[+-][0-9:]+)")
              ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(iso, Instant::from)
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      return checked(time, now);
    } catch (DateTimeParseException e) {
      throw new BadRowException("'" + shown(text) + "' is not a time.");
    }
  }

  private static Instant checked(Instant time, Instant now) {
    if (time.isBefore(FIRST.atStartOfDay().toInstant(ZoneOffset.UTC)) || time.isAfter(now)) {
      throw new BadRowException("Its time is before 2000 or in the future.");
    }
    return time;
  }

  /** A day, such as {@code 2026-03-10} or {@code 20260310}. */
  static LocalDate day(String text, Instant now) {
    try {
      LocalDate day =
          text.indexOf('-') < 0
              ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
              : LocalDate.parse(text);
      if (day.isBefore(FIRST)
          || day.isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1))) {
        throw new BadRowException("Its day is before 2000 or in the future.");
      }
      return day;
    } catch (DateTimeParseException e) {
      throw new BadRowException("'" + shown(text) + "' is not a day.");
    }
  }

  /** A number of visitors and the like. */
  static long count(String text) {
    try {
      long count = Long.parseLong(text);
      if (count >= 0 && count <= MOST_COUNT) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new BadRowException("'" + shown(text) + "' is not a number of visits.");
  }

  /** A text that can be stored. */
  static String text(String text) {
    if (text.length() > MOST_CHARS || text.indexOf('\0') >= 0) {
      throw new BadRowException(
          "A value is longer than " + MOST_CHARS + " characters or has a NUL.");
    }
    return text;
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
