package io.gosight.api.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Formats the parameters of a query for ClickHouse. */
public final class ClickHouseValues {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private ClickHouseValues() {}

  /**
   * A parameter as ClickHouse's HTTP interface expects it: in the escaped form of the format
   * TabSeparated.
   */
  static String escaped(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\0' -> text.append("\\0");
        default -> text.append(c);
      }
    }
    return text.toString();
  }

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
