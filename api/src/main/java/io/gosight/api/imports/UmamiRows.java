package io.gosight.api.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads rows of Umami's {@code website_event.csv}, one event each. */
final class UmamiRows {
  static final List<List<String>> COLUMNS =
      List.of(
          List.of("session_id"), List.of("created_at"), List.of("url_path"), List.of("event_type"));

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,57}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");
  private static final String PREFIX = "umami-";
  private static final String PAGE_VIEW = "1";
  private static final String CUSTOM = "2";
  private static final int MOST_NAME = 200;

  private UmamiRows() {}

  /**
   * The event of a row.
   *
   * @throws BadRowException if it is none
   */
  static ImportedEvent read(CsvTable.Row row, Instant now) {
    String type = row.text("event_type");
    if (!type.equals(PAGE_VIEW) && !type.equals(CUSTOM)) {
      throw new BadRowException("Its event_type is neither 1 (page view) nor 2 (custom event).");
    }
    String name = type.equals(CUSTOM) ? RowReader.text(row.text("event_name")) : "";
    if (type.equals(CUSTOM) && (name.isEmpty() || name.length() > MOST_NAME)) {
      throw new BadRowException("A custom event has a name of 1 to 200 characters.");
    }
    String visitor = id(row.text("session_id"), "session_id");
    String visit = row.text("visit_id");
    String host = row.text("hostname");
    if (!host.isEmpty() && !HOST.matcher(host).matches()) {
      throw new BadRowException("Its hostname is none.");
    }
    String referrerHost = row.text("referrer_domain");
    return new ImportedEvent(
        eventId(row),
        RowReader.instant(row.text("created_at"), now),
        visitor,
        visit.isEmpty() ? visitor : id(visit, "visit_id"),
        RowReader.text(row.text("distinct_id")),
        name,
        "https://" + (host.isEmpty() ? "unknown" : host) + path(row.text("url_path")),
        RowReader.text(row.text("page_title")),
        HOST.matcher(referrerHost).matches()
            ? "https://" + referrerHost + path(row.text("referrer_path"))
            : "",
        RowReader.text(row.text("country")),
        RowReader.text(row.text("region", "subdivision1")),
        RowReader.text(row.text("city")),
        RowReader.text(row.text("browser")),
        RowReader.text(row.text("os")),
        row.text("device"),
        RowReader.text(row.text("language")));
  }

  private static String path(String text) {
    String path = RowReader.text(text);
    return path.startsWith("/") ? path.replaceFirst("[?#].*", "") : "/";
  }

  private static String id(String text, String column) {
    if (!ID.matcher(text).matches()) {
      throw new BadRowException("Its " + column + " is none.");
    }
    return PREFIX + text;
  }

  /** Of the row's own id where it has one, else of all that it says. */
  private static String eventId(CsvTable.Row row) {
    String own = row.text("event_id");
    return PREFIX
        + (ID.matcher(own).matches() ? own : hash(new TreeMap<>(row.values()).toString()));
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
