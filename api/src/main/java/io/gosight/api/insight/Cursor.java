package io.gosight.api.insight;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last insight of a page: the next page begins after it.
 *
 * @param timeMs its time in ms since 1970
 * @param id its id
 */
record Cursor(long timeMs, String id) {
  /** Before the first. */
  static final Cursor START = new Cursor(Long.MAX_VALUE, "");

  private static final Pattern FORM = Pattern.compile("([0-9]{1,15}):([0-9a-f]{1,64})");

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((timeMs + ":" + id).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads one.
   *
   * @throws ApiException if no response can have contained this text
   */
  static Cursor of(String text) {
    try {
      Matcher form =
          FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
      if (form.matches()) {
        return new Cursor(Long.parseLong(form.group(1)), form.group(2));
      }
    } catch (IllegalArgumentException e) {
      // reported below
    }
    throw new ApiException(
        ApiErrorCode.BAD_PARAMETER, "'after' must be what an earlier answer gave as 'next'.");
  }
}
