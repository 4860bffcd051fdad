package io.gosight.store;

import io.gosight.common.ClickIds;
import io.gosight.common.Hosts;
import io.gosight.proto.v1.Page;
import java.util.List;
import java.util.Locale;

/** Takes pages' addresses apart. Safe for use by many threads. */
final class PageReader {
  private final Sources sources = new Sources(KnownSources.load());

  /** The page's parts with its path in that form; the hosts are the project's own. */
  PageParts read(Page page, List<String> ownHosts, PagePaths paths) {
    String url = page.getUrl().strip();
    String host = Hosts.of(url);
    String referrer = page.getReferrer().strip();
    String site = Hosts.site(Hosts.of(referrer));
    return new PageParts(
        page,
        withoutClickIds(url),
        host,
        paths.of(url),
        Sources.isOwn(site, host, ownHosts) ? "" : site,
        sources.of(host, url, referrer, ownHosts),
        Query.value(url, "utm_source"),
        Query.value(url, "utm_medium"),
        Query.value(url, "utm_campaign"));
  }

  static String withoutClickIds(String url) {
    StringBuilder kept = new StringBuilder();
    boolean[] found = {false};
    Query.visit(
        url,
        (name, start, end) -> {
          if (ClickIds.find(name.toLowerCase(Locale.ROOT)).isPresent()) {
            found[0] = true;
          } else {
            kept.append(kept.length() == 0 ? '?' : '&').append(url, start, end);
          }
        });
    if (!found[0]) {
      return url;
    }
    int fragment = url.indexOf('#');
    return url.substring(0, url.indexOf('?'))
        + kept
        + (fragment < 0 ? "" : url.substring(fragment));
  }
}
