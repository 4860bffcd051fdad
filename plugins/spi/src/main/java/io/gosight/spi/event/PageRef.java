package io.gosight.spi.event;

import java.util.Objects;

/**
 * One view of a page.
 *
 * @param viewId unique for this view; may be empty
 * @param url the full address; may be empty
 */
public record PageRef(String viewId, String url) {
  /** No page is known. */
  public static final PageRef NONE = new PageRef("", "");

  public PageRef {
    Objects.requireNonNull(viewId, "viewId");
    Objects.requireNonNull(url, "url");
  }

  /**
   * Host and path, for example {@code shop.example/cart}: what views of one page have in common.
   */
  public String name() {
    int scheme = url.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + "://".length();
    int end = url.length();
    for (int i = start; i < end; i++) {
      char c = url.charAt(i);
      if (c == '?' || c == '#') {
        end = i;
      }
    }
    return url.substring(start, end);
  }
}
