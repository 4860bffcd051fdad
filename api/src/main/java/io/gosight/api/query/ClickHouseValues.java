package io.gosight.api.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Writes parameters as ClickHouse reads them. */
public final class ClickHouseValues {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private ClickHouseValues() {}

  /** An instant as {@code DateTime64(3, 'UTC')}. */
  public static String instant(Instant instant) {
    return MILLIS.format(instant);
  }

  /** Instants as {@code Array(Int64)} of milliseconds since 1970. */
  public static String millis(List<Instant> instants) {
    return instants.stream()
        .map(instant -> Long.toString(instant.toEpochMilli()))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
