package io.gosight.scrub;

import io.gosight.common.ClickIds;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Makes web addresses fit to be stored, as the SDK does: only allowed query parameters, click ids
 * without their value, no user name or password, no parameters within the path, and of the fragment
 * only what comes before one. Safe for use by many threads.
 */
final class Addresses {
  private static final Set<String> USUAL =
      Set.of("ref", "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content");

  /** What a recording's addresses lose beside secrets. */
  private static final Set<String> PERSONAL =
      Set.of("key", "code", "session", "sig", "email", "mail", "phone", "card");

  private static final String SEEN = "1";
  private static final String FILE = "file";

  private final Set<String> allowed;

  /** Keeps parameters of those names, too; case does not matter. */
  Addresses(Collection<String> allowed) {
    Set<String> names = new TreeSet<>(USUAL);
    allowed.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    this.allowed = Set.copyOf(names);
  }

  /** The address without secrets; the same object if it has none. */
  String scrub(String url) {
    int scheme = schemeEnd(url);
    if (scheme > 0 && !url.startsWith("//", scheme + 1)) {
      return scheme + 1 == url.length() ? url : url.substring(0, scheme + 1);
    }
    String clean = withoutUser(url);
    int fragment = indexOrEnd(clean, '#', 0);
    int query = Math.min(indexOrEnd(clean, '?', 0), fragment);
    String path = path(clean.substring(0, query), scheme);
    String kept = query == fragment ? "" : keep(clean.substring(query, fragment), this::isAllowed);
    String rest = clean.substring(fragment);
    String all = path + kept + rest.substring(0, firstOf(rest, "?&=", 0));
    return SecretTexts.scrub(all.equals(url) ? url : all, TextKind.ADDRESS);
  }

  /**
   * An address of a recording without secrets. It keeps its other parameters, without which a
   * picture may not be the one that the visitor saw.
   */
  static String scrubRecorded(String url) {
    String clean = withoutUser(url);
    int fragment = indexOrEnd(clean, '#', 0);
    int query = Math.min(indexOrEnd(clean, '?', 0), fragment);
    String rest = clean.substring(fragment);
    int inner = firstOf(rest, "?&=", 0);
    String all =
        clean.substring(0, query)
            + keep(clean.substring(query, fragment), Addresses::isHarmless)
            + rest.substring(0, inner)
            + (isSecretFragment(rest) ? "" : rest.substring(inner));
    return SecretTexts.scrubRecorded(all.equals(url) ? url : all);
  }

  private static boolean isSecretFragment(String fragment) {
    int start = 0;
    for (int i = 0; i < fragment.length(); i++) {
      char c = fragment.charAt(i);
      if (c == '=' && !isHarmless(fragment.substring(start, i))) {
        return true;
      }
      start = "#?&/".indexOf(c) >= 0 ? i + 1 : start;
    }
    return false;
  }

  private boolean isAllowed(String name) {
    return allowed.contains(name);
  }

  private static boolean isHarmless(String name) {
    return !PERSONAL.contains(name.toLowerCase(Locale.ROOT)) && !SecretNames.isSecret(name);
  }

  /** The query with its question mark, if anything of it is kept. */
  private static String keep(String query, Predicate<String> isKept) {
    if (query.isEmpty()) {
      return query;
    }
    StringBuilder out = new StringBuilder(query.length());
    int at = 1;
    while (at <= query.length()) {
      int end = indexOrEnd(query, '&', at);
      int equals = Math.min(indexOrEnd(query, '=', at), end);
      String name = query.substring(at, equals).toLowerCase(Locale.ROOT);
      boolean clickId = ClickIds.find(name).isPresent();
      if (clickId || (!name.isEmpty() && isKept.test(name))) {
        out.append(out.isEmpty() ? '?' : '&').append(query, at, equals);
        if (clickId && equals < end) {
          out.append('=').append(SEEN);
        } else {
          out.append(query, equals, end);
        }
      }
      at = end + 1;
    }
    return out.toString();
  }

  /** The path without its parameters; of a file only the name. */
  private static String path(String url, int scheme) {
    if (scheme == FILE.length() && url.regionMatches(true, 0, FILE, 0, scheme)) {
      return FILE + "://" + url.substring(Math.max(url.lastIndexOf('/'), scheme + 2));
    }
    int semicolon = url.indexOf(';');
    if (semicolon < 0) {
      return url;
    }
    StringBuilder out = new StringBuilder(url.length());
    int at = 0;
    while (semicolon >= 0) {
      out.append(url, at, semicolon);
      at = indexOrEnd(url, '/', semicolon);
      semicolon = url.indexOf(';', at);
    }
    return out.append(url, at, url.length()).toString();
  }

  private static String withoutUser(String url) {
    int slashes = url.indexOf("//");
    if (slashes < 0 || url.indexOf('@') < 0 || !(slashes == 0 || url.charAt(slashes - 1) == ':')) {
      return url;
    }
    int host = slashes + 2;
    int end = firstOf(url, "/?#", host);
    int at = end == host ? -1 : url.lastIndexOf('@', end - 1);
    return at < host ? url : url.substring(0, host) + url.substring(at + 1);
  }

  /** Where the scheme's colon is, or -1. */
  private static int schemeEnd(String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == ':') {
        return i;
      }
      if (!Character.isLetterOrDigit(c) && c != '+' && c != '-' && c != '.') {
        return -1;
      }
    }
    return -1;
  }

  /** The first place of one of those characters, or the text's end. */
  private static int firstOf(String text, String characters, int from) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static int indexOrEnd(String text, char c, int from) {
    int at = text.indexOf(c, from);
    return at < 0 ? text.length() : at;
  }
}
