package io.gosight.common;

import java.net.IDN;
import java.util.Locale;

/** Hosts of web addresses, in the form in which they are compared and shown. */
public final class Hosts {
  private Hosts() {}

  /** The address's host in lower case with its port if that is not the usual; may be empty. */
  public static String of(String url) {
    int start = start(url);
    if (start < 0) {
      return "";
    }
    String authority = url.substring(start, end(url, start));
    // A name and a password may stand before the host.
    String host = ascii(authority.substring(authority.lastIndexOf('@') + 1));
    int colon = host.lastIndexOf(':');
    if (colon > host.indexOf(']')) {
      String port = host.substring(colon + 1);
      String name = withoutDot(host.substring(0, colon));
      return port.isEmpty() || isUsual(url, port) ? name : name + ':' + port;
    }
    return withoutDot(host);
  }

  /** The host without port and {@code www.}: what tells one site from another. */
  public static String site(String host) {
    int colon = host.lastIndexOf(':');
    String name = withoutDot(ascii(colon > host.indexOf(']') ? host.substring(0, colon) : host));
    return name.startsWith("www.") ? name.substring("www.".length()) : name;
  }

  /** Where host and port of an address begin; -1 if it has none, such as {@code /a?b=c://d}. */
  public static int start(String url) {
    int at = 0;
    while (at < url.length() && isOfScheme(url.charAt(at))) {
      at++;
    }
    if (at > 0 && url.startsWith("://", at)) {
      return at + "://".length();
    }
    return url.startsWith("//") ? "//".length() : -1;
  }

  private static boolean isOfScheme(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "+-.".indexOf(c) >= 0;
  }

  /** In lower case, other letters than ASCII's as browsers send them. */
  private static String ascii(String host) {
    if (host.chars().anyMatch(c -> c >= 0x80)) {
      try {
        return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      } catch (IllegalArgumentException e) {
        // No name of a host, but a page's all the same.
      }
    }
    return host.toLowerCase(Locale.ROOT);
  }

  /**
   * Where host and port of an address end that begin there; browsers read a backslash as a slash.
   */
  public static int end(String url, int start) {
    int at = start;
    while (at < url.length() && "/?#\\".indexOf(url.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static boolean isUsual(String url, String port) {
    return port.equals(isOf(url, "https:") ? "443" : isOf(url, "http:") ? "80" : "");
  }

  private static boolean isOf(String url, String scheme) {
    return url.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }
}
