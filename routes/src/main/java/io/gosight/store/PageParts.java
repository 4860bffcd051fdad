package io.gosight.store;

import io.gosight.proto.v1.Page;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What is asked of a page's address, taken apart once for all events on it.
 *
 * @param page the page
 * @param host its host in lower case
 * @param path its path, without query; {@code /} if it has none
 * @param referrerHost the host from which the visitor came; empty if it is the page's own
 * @param utmSource the address's utm_source
 * @param utmMedium the address's utm_medium
 * @param utmCampaign the address's utm_campaign
 */
record PageParts(
    Page page,
    String host,
    String path,
    String referrerHost,
    String utmSource,
    String utmMedium,
    String utmCampaign) {
  static final PageParts NONE = of(Page.getDefaultInstance());

  static PageParts of(Page page) {
    String url = page.getUrl();
    String host = host(url);
    String referrerHost = host(page.getReferrer());
    return new PageParts(
        page,
        host,
        path(url),
        referrerHost.equals(host) ? "" : referrerHost,
        parameter(url, "utm_source"),
        parameter(url, "utm_medium"),
        parameter(url, "utm_campaign"));
  }

  private static String host(String url) {
    int scheme = url.indexOf("://");
    return scheme < 0
        ? ""
        : url.substring(scheme + 3, end(url, scheme + 3, "/?#")).toLowerCase(Locale.ROOT);
  }

  private static String path(String url) {
    int scheme = url.indexOf("://");
    int start = scheme < 0 ? 0 : end(url, scheme + 3, "/?#");
    String path = url.substring(start, end(url, start, "?#"));
    return path.isEmpty() && !url.isEmpty() ? "/" : path;
  }

  private static String parameter(String url, String name) {
    int start = url.indexOf('?');
    while (start >= 0) {
      int from = start + 1;
      if (url.startsWith(name, from) && url.startsWith("=", from + name.length())) {
        return decode(
            url.substring(from + name.length() + 1, end(url, from + name.length() + 1, "&#")));
      }
      int fragment = url.indexOf('#', from);
      start = url.indexOf('&', from);
      if (fragment >= 0 && fragment < start) {
        return "";
      }
    }
    return "";
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static int end(String text, int from, String stops) {
    int at = from;
    while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
