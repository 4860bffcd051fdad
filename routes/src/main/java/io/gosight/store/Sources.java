package io.gosight.store;

import io.gosight.common.ClickIds;
import io.gosight.common.ClickIds.ClickId;
import io.gosight.common.Hosts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds from where a visitor came, much as GA4's default channel groups do: what the page's address
 * says of its campaign wins over a click id, and that over the referrer. Safe for use by many
 * threads.
 */
final class Sources {
  private static final String ANDROID = "android-app://";
  private static final Pattern PAID_MEDIUM =
      Pattern.compile("(.*cp.*|ppc|retargeting|paid.*|display|banner|interstitial|cpm|sem|ads?)");
  private static final Pattern SOCIAL_MEDIUM =
      Pattern.compile("social|social[-_ ](?:network|media)|sm|sns");
  private static final Pattern MAIL_MEDIUM = Pattern.compile("e[-_ ]?mail|mail|newsletter");

  private static final Set<String> OF_SITES =
      Set.of(Source.SEARCH, Source.SOCIAL, Source.MAIL, Source.AI);

  private final KnownSources known;

  Sources(KnownSources known) {
    this.known = known;
  }

  /**
   * The source of one view.
   *
   * @param host the page's host
   * @param url the page's address
   * @param referrer the referrer's address; may be empty
   * @param ownHosts the project's hosts
   */
  Source of(String host, String url, String referrer, List<String> ownHosts) {
    Source referring = referring(host, referrer, ownHosts);
    Optional<ClickId> clicked = clickId(url);
    String utmSource = Query.value(url, "utm_source");
    String utmMedium = Query.value(url, "utm_medium").toLowerCase(Locale.ROOT);
    if (utmSource.isEmpty() && utmMedium.isEmpty()) {
      return clicked.map(id -> new Source(id.source(), id.channel())).orElse(referring);
    }
    Optional<Source> named = known.named(utmSource);
    String name =
        !utmSource.isEmpty()
            ? named.map(Source::name).orElse(utmSource)
            : clicked.map(ClickId::source).orElse(referring.name());
    return new Source(name, campaignChannel(utmMedium, clicked, named));
  }

  private static String campaignChannel(
      String medium, Optional<ClickId> clicked, Optional<Source> named) {
    if (PAID_MEDIUM.matcher(medium).matches()
        || clicked.filter(id -> id.channel().equals(Source.PAID)).isPresent()) {
      return Source.PAID;
    }
    if (MAIL_MEDIUM.matcher(medium).matches()) {
      return Source.MAIL;
    }
    if (SOCIAL_MEDIUM.matcher(medium).matches()) {
      return Source.SOCIAL;
    }
    if (medium.equals("organic")) {
      return Source.SEARCH;
    }
    if (medium.equals("referral") || medium.isEmpty()) {
      return named
          .map(Source::channel)
          .orElse(medium.isEmpty() ? Source.CAMPAIGN : Source.REFERRAL);
    }
    // A known site keeps its channel whatever else the campaign calls its medium.
    return named.map(Source::channel).filter(OF_SITES::contains).orElse(Source.CAMPAIGN);
  }

  private Source referring(String host, String referrer, List<String> ownHosts) {
    if (referrer.isEmpty()) {
      return Source.DIRECT;
    }
    if (referrer.startsWith(ANDROID)) {
      String app = referrer.substring(ANDROID.length(), Hosts.end(referrer, ANDROID.length()));
      return known
          .find(app.toLowerCase(Locale.ROOT), "")
          .orElse(app.isEmpty() ? Source.DIRECT : new Source(app, Source.APP));
    }
    String site = Hosts.site(Hosts.of(referrer));
    if (site.isEmpty()) {
      return Source.DIRECT;
    }
    if (isOwn(site, host, ownHosts)) {
      return Source.INTERNAL;
    }
    return known.find(site, path(referrer)).orElse(new Source(site, Source.REFERRAL));
  }

  /** Whether a referring site is the page's own, or one of the project's. */
  static boolean isOwn(String site, String host, List<String> ownHosts) {
    if (site.equals(Hosts.site(host))) {
      return true;
    }
    for (String own : ownHosts) {
      if (site.equals(Hosts.site(own))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<ClickId> clickId(String url) {
    ClickId[] found = {null};
    Query.visit(
        url,
        (name, start, end) -> {
          Optional<ClickId> id = ClickIds.find(name.toLowerCase(Locale.ROOT));
          // Facebook marks every link, so what another network says counts more.
          if (id.isPresent() && (found[0] == null || id.get().channel().equals(Source.PAID))) {
            found[0] = id.get();
          }
        });
    return Optional.ofNullable(found[0]);
  }

  private static String path(String url) {
    int start = Hosts.end(url, Hosts.start(url));
    int end = start;
    while (end < url.length() && "?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(start, end);
  }
}
