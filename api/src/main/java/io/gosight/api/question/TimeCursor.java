package io.gosight.api.question;

import io.gosight.api.query.QueryArguments;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cursor of rows in the order of time: the last row of the page before.
 *
 * @param timeMs its time in ms since 1970
 * @param id its id, which orders rows of one time
 */
public record TimeCursor(long timeMs, String id) {
  private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,15}):([A-Za-z0-9_.-]{0,80})");

  /** Before the newest row. */
  public static final TimeCursor NEWEST = new TimeCursor(9_999_999_999_999L, "");

  /** Before the oldest row. */
  public static final TimeCursor OLDEST = new TimeCursor(-9_999_999_999_999L, "");

  /** The cursor after a row. */
  public static TimeCursor after(Instant time, String id) {
    return new TimeCursor(time.toEpochMilli(), id);
  }

  /**
   * Reads the parameter {@code cursor}.
   *
   * @param first what it is if it is not given
   */
  public static TimeCursor read(Map<String, String> given, TimeCursor first) {
    String text = given.get("cursor");
    if (text == null) {
      return first;
    }
    try {
      Matcher form =
          FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
      if (form.matches()) {
        return new TimeCursor(Long.parseLong(form.group(1)), form.group(2));
      }
    } catch (IllegalArgumentException e) {
      // reported below
    }
    throw Parameters.bad("'cursor' must be what an earlier answer gave as 'next_cursor'.");
  }

  /** As a client sees it. */
  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((timeMs + ":" + id).getBytes(StandardCharsets.UTF_8));
  }

  /** Adds the parameters {@code after_ms} and {@code after_id}. */
  public QueryArguments addTo(QueryArguments arguments) {
    return arguments.value("after_ms", timeMs).value("after_id", id);
  }
}
