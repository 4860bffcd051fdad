package io.gosight.common;

import java.util.Map;
import java.util.Optional;

/**
 * The query parameters by which advertisers and networks mark a single click. They identify a
 * person, so their values are never kept; that there was one tells the source.
 */
public final class ClickIds {
  private static final Map<String, ClickId> BY_NAME =
      Map.ofEntries(
          paid("gclid", "Google"),
          paid("gclsrc", "Google"),
          paid("gbraid", "Google"),
          paid("wbraid", "Google"),
          paid("gad_source", "Google"),
          paid("gad_campaignid", "Google"),
          paid("dclid", "Google"),
          paid("msclkid", "Bing"),
          paid("twclid", "Twitter"),
          paid("ttclid", "TikTok"),
          paid("li_fat_id", "LinkedIn"),
          paid("rdt_cid", "Reddit"),
          paid("sccid", "Snapchat"),
          paid("epik", "Pinterest"),
          paid("yclid", "Yandex"),
          paid("ymclid", "Yandex"),
          paid("qclid", "Quora"),
          paid("obclid", "Outbrain"),
          paid("tblci", "Taboola"),
          paid("irclickid", "Impact"),
          entry("fbclid", "Facebook", "social"),
          entry("igshid", "Instagram", "social"),
          entry("igsh", "Instagram", "social"),
          entry("srsltid", "Google", "search"),
          entry("mc_eid", "Mailchimp", "mail"),
          entry("_hsenc", "HubSpot", "mail"),
          entry("_hsmi", "HubSpot", "mail"),
          entry("vero_id", "Vero", "mail"),
          entry("mkt_tok", "Marketo", "mail"));

  private ClickIds() {}

  /**
   * What a click id tells.
   *
   * @param source the network's name
   * @param channel {@code paid}, {@code social}, {@code search} or {@code mail}
   */
  public record ClickId(String source, String channel) {}

  /** What a parameter of that name, in lower case, tells; empty if it is no click id. */
  public static Optional<ClickId> find(String parameter) {
    return Optional.ofNullable(BY_NAME.get(parameter));
  }

  private static Map.Entry<String, ClickId> paid(String name, String source) {
    return entry(name, source, "paid");
  }

  private static Map.Entry<String, ClickId> entry(String name, String source, String channel) {
    return Map.entry(name, new ClickId(source, channel));
  }
}
