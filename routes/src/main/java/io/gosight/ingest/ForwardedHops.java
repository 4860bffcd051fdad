package io.gosight.ingest;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Reads the hops of the headers X-Forwarded-For and Forwarded. */
final class ForwardedHops {
  private static final String FOR = "for=";

  private ForwardedHops() {}

  /**
   * The {@code for} parameters of Forwarded's elements, in their order, without quotes. An element
   * without one is {@code unknown}: what stands left of it is not attested.
   */
  static List<String> ofForwarded(List<String> lines) {
    List<String> hops = new ArrayList<>();
    for (String element : split(String.join(",", lines), ',')) {
      if (element.isBlank()) {
        continue;
      }
      String hop = "unknown";
      for (String parameter : split(element, ';')) {
        String pair = parameter.trim();
        if (pair.regionMatches(true, 0, FOR, 0, FOR.length())) {
          hop = unquote(pair.substring(FOR.length()).trim());
        }
      }
      hops.add(hop.isEmpty() ? "unknown" : hop);
    }
    return hops;
  }

  /** Splits outside of quoted strings; a quote that a sender has left open hides nothing. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = Math.max(i, closing(text, i));
      } else if (c == separator) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** Where the quoted string ends that begins there; -1 if nowhere. */
  private static int closing(String text, int quote) {
    for (int i = quote + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i;
      }
    }
    return -1;
  }

  private static String unquote(String value) {
    return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1).replace("\\", "")
        : value;
  }

  /** The address of a hop such as {@code 192.0.2.1:443} or {@code [2001:db8::1]:443}, or null. */
  static InetAddress address(String hop) {
    String host = withoutPort(unquote(hop));
    // A zone such as %eth0 has a meaning on the proxy only.
    int zone = host.indexOf('%');
    host = zone < 0 ? host : host.substring(0, zone);
    return InetAddresses.isInetAddress(host) ? InetAddresses.forString(host) : null;
  }

  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end > 0 && isPortOrEmpty(hop, end + 1) ? hop.substring(1, end) : hop;
    }
    int colon = hop.indexOf(':');
    boolean onlyOne = colon >= 0 && colon == hop.lastIndexOf(':');
    return onlyOne && isPortOrEmpty(hop, colon) ? hop.substring(0, colon) : hop;
  }

  private static boolean isPortOrEmpty(String hop, int from) {
    if (from == hop.length()) {
      return true;
    }
    // RFC 7239 lets a proxy hide the port as _name.
    return hop.charAt(from) == ':'
        && hop.chars().skip(from + 1L).allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
  }
}
