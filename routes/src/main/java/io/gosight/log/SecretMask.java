package io.gosight.log;

import java.util.regex.Pattern;

/** Replaces what looks like a key, a token or a password in a line of the log. */
final class SecretMask {
  /** Longer lines are cut, so that no line costs more than it tells. */
  static final int MAX_CHARS = 8_192;

  private static final String MASK = "***";
  private static final Pattern KEY = Pattern.compile("\\b(gs[a-z]_)[A-Za-z0-9_-]{6,}");
  private static final Pattern BOT_TOKEN = Pattern.compile("(?<!\\d)\\d{5,12}:[A-Za-z0-9_-]{20,}");
  private static final Pattern CREDENTIALS_IN_URL =
      Pattern.compile("(://)[^/\\s:@]{1,200}:[^/\\s@]{1,200}@");
  private static final Pattern BEARER =
      Pattern.compile("(?i)\\b(bearer|basic) +[A-Za-z0-9._~+/=-]{6,}");
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?i)((?:password|passwd|secret|token|api-?key|access-?key)[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?)"
              + "[^\\s\"'&,;]+");

  private SecretMask() {}

  /** The text without secrets, cut to {@link #MAX_CHARS} characters. */
  static String mask(String text) {
    String line = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) + "..." : text;
    line = KEY.matcher(line).replaceAll("$1" + MASK);
    line = BOT_TOKEN.matcher(line).replaceAll(MASK);
    line = CREDENTIALS_IN_URL.matcher(line).replaceAll("$1" + MASK + "@");
    line = BEARER.matcher(line).replaceAll("$1 " + MASK);
    return ASSIGNMENT.matcher(line).replaceAll("$1" + MASK);
  }
}
