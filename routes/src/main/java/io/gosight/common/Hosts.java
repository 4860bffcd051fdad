package io.gosight.common;

import java.util.Locale;

/** Hosts of web addresses, in the form in which they are compared and shown. */
public final class Hosts {
  private Hosts() {}

  /** The address's host in lower case with its port if that is not the usual; may be empty. */
  public static String of(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      return "";
    }
    int start = scheme + "://".length();
    String host = url.substring(start, end(url, start)).toLowerCase(Locale.ROOT);
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
    String name = withoutDot(colon > host.indexOf(']') ? host.substring(0, colon) : host);
    return name.startsWith("www.") ? name.substring("www.".length()) : name;
  }

  /** Where host and port of an address end that begin there. */
  public static int end(String url, int start) {
    int at = start;
    while (at < url.length() && "/?#".indexOf(url.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static boolean isUsual(String url, String port) {
    return port.equals(url.startsWith("https:") ? "443" : url.startsWith("http:") ? "80" : "");
  }

  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }
}
