package io.gosight.alert.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells names from addresses before any name is resolved. IPv4 addresses in octal, hexadecimal, as
 * one number or with fewer than four are refused, because resolvers disagree on what they mean.
 */
final class HostNames {
  private static final String OCTET = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
  private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);
  private static final Pattern IPV6 = Pattern.compile("\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\\]?");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?");

  /** The last label of a numeric form; no top-level domain looks like it. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9A-Fa-f]*");

  private HostNames() {}

  /**
   * The address that a host stands for; empty if the host is a name.
   *
   * @throws UnknownHostException if it is neither a name nor an address in its usual form
   */
  static Optional<InetAddress> address(String host) throws UnknownHostException {
    if (IPV4.matcher(host).matches() || IPV6.matcher(host).matches()) {
      return Optional.of(InetAddress.getByName(host));
    }
    if (!NAME.matcher(host).matches() || NUMBER.matcher(lastLabel(host)).matches()) {
      throw new UnknownHostException(
          "'" + host + "' is neither a host name nor an address in its usual form.");
    }
    return Optional.empty();
  }

  private static String lastLabel(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
