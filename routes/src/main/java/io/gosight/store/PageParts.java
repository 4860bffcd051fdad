package io.gosight.store;

import io.gosight.proto.v1.Page;

/**
 * What is asked of a page's address, taken apart once for all events on it.
 *
 * @param page the page
 * @param url its address without click ids
 * @param host its host in lower case
 * @param path its path as pages are counted, without query; {@code /} if it has none
 * @param referrerHost the host from which the visitor came, without {@code www.}; empty if it is
 *     one of the project's own
 * @param source from where the visitor came
 * @param utmSource the address's utm_source
 * @param utmMedium the address's utm_medium
 * @param utmCampaign the address's utm_campaign
 */
record PageParts(
    Page page,
    String url,
    String host,
    String path,
    String referrerHost,
    Source source,
    String utmSource,
    String utmMedium,
    String utmCampaign) {
  static final PageParts NONE =
      new PageParts(Page.getDefaultInstance(), "", "", "", "", Source.INTERNAL, "", "", "");
}
