package io.gosight.api.replay;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last recording of a page: the next page begins after it.
 *
 * @param startedAtMs when it began, in ms since 1970
 * @param sessionId its session
 */
record ReplayCursor(long startedAtMs, String sessionId) {
  /** Before the first. */
  static final ReplayCursor START = new ReplayCursor(Long.MAX_VALUE, "");

  private static final Pattern FORM = Pattern.compile("([0-9]{1,15}):([A-Za-z0-9_-]{1,64})");

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((startedAtMs + ":" + sessionId).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads one.
   *
   * @throws ApiException if no response can have contained this text
   */
  static ReplayCursor of(String text) {
    try {
      Matcher form =
          FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
      if (form.matches()) {
        return new ReplayCursor(Long.parseLong(form.group(1)), form.group(2));
      }
    } catch (IllegalArgumentException e) {
      // reported below
    }
    throw new ApiException(
        ApiErrorCode.BAD_PARAMETER, "'cursor' must be what an earlier answer gave.");
  }
}
