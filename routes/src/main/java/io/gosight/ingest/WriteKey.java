package io.gosight.ingest;

import java.util.List;
import java.util.Locale;

/**
 * What a good write key permits.
 *
 * @param projectId the project for which it sends
 * @param allowedOrigins the origins from which it is taken, {@code https://*.shop.example} for
 *     every subdomain; empty means any
 */
public record WriteKey(String projectId, List<String> allowedOrigins) {
  private static final String ANY_SUBDOMAIN = "://*.";
  private static final int SCHEME_END = "://".length();
  private static final int MOST_HOSTS = 50;

  public WriteKey {
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  /** The hosts of these origins, in lower case, at most 50: the project's own. */
  public List<String> hosts() {
    return allowedOrigins.isEmpty()
        ? List.of()
        : allowedOrigins.stream().map(WriteKey::host).distinct().limit(MOST_HOSTS).toList();
  }

  private static String host(String origin) {
    int scheme = origin.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + "://".length();
    start = origin.startsWith("*.", start) ? start + 2 : start;
    int port = origin.indexOf(':', start);
    return origin.substring(start, port < 0 ? origin.length() : port).toLowerCase(Locale.ROOT);
  }

  /** Whether the key is taken from this origin; a request without one is not from a browser. */
  public boolean allows(String origin) {
    return allowedOrigins.isEmpty()
        || origin == null
        || allowedOrigins.contains(origin)
        || allowedOrigins.stream().anyMatch(allowed -> isSubdomain(origin, allowed));
  }

  private static boolean isSubdomain(String origin, String allowed) {
    int star = allowed.indexOf(ANY_SUBDOMAIN);
    if (star < 0) {
      return false;
    }
    String scheme = allowed.substring(0, star + SCHEME_END);
    String domain = allowed.substring(star + ANY_SUBDOMAIN.length() - 1);
    return origin.length() > scheme.length() + domain.length()
        && origin.startsWith(scheme)
        && origin.endsWith(domain);
  }
}
