package io.gosight.enrich;

import io.gosight.common.ClickIds;
import java.util.Locale;
import java.util.Set;

/**
 * Takes secrets out of web addresses: user names, and the values of telling query parameters and of
 * click ids.
 */
final class Addresses {
  private static final String MARK = "[scrubbed]";
  private static final Set<String> SECRET_PARAMETERS =
      Set.of(
          "password",
          "passwd",
          "pwd",
          "pass",
          "secret",
          "token",
          "access_token",
          "refresh_token",
          "id_token",
          "auth",
          "authorization",
          "api_key",
          "apikey",
          "key",
          "code",
          "session",
          "sessionid",
          "sid",
          "signature",
          "sig",
          "email",
          "mail",
          "phone",
          "ssn",
          "card");

  private Addresses() {}

  /** The address without secrets; the same object if it has none. */
  static String scrub(String url) {
    String shown = CardNumbers.scrub(withoutUser(url));
    int query = shown.indexOf('?');
    int fragment = shown.indexOf('#');
    if (query >= 0 && (fragment < 0 || query < fragment)) {
      int end = fragment < 0 ? shown.length() : fragment;
      shown = scrubPart(shown, query + 1, end);
      fragment = shown.indexOf('#');
    }
    return fragment < 0 ? shown : scrubPart(shown, fragment + 1, shown.length());
  }

  private static String scrubPart(String url, int start, int end) {
    StringBuilder out = null;
    int copied = 0;
    int at = start;
    while (at < end) {
      int next = url.indexOf('&', at);
      next = next < 0 || next > end ? end : next;
      int equals = url.indexOf('=', at);
      if (equals > 0 && equals < next - 1 && isSecret(name(url.substring(at, equals)))) {
        if (out == null) {
          out = new StringBuilder(url.length());
        }
        out.append(url, copied, equals + 1).append(MARK);
        copied = next;
      }
      at = next + 1;
    }
    return out == null ? url : out.append(url, copied, url.length()).toString();
  }

  private static boolean isSecret(String name) {
    return SECRET_PARAMETERS.contains(name) || ClickIds.find(name).isPresent();
  }

  private static String name(String parameter) {
    int start = Math.max(parameter.lastIndexOf('?'), parameter.lastIndexOf('/')) + 1;
    return parameter.substring(start).toLowerCase(Locale.ROOT);
  }

  private static String withoutUser(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      return url;
    }
    int host = scheme + 3;
    int end = host;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    int at = url.lastIndexOf('@', end - 1);
    return at < host ? url : url.substring(0, host) + url.substring(at + 1);
  }
}
