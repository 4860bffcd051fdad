package io.gosight.alert.channel;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves hosts to public addresses only. The connection uses the checked addresses, so a name
 * can't resolve to another one a moment later. Thread-safe.
 */
final class PublicAddressResolver implements DnsResolver {
  private final DnsResolver names;

  PublicAddressResolver() {
    this(SystemDefaultDnsResolver.INSTANCE);
  }

  PublicAddressResolver(DnsResolver names) {
    this.names = names;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    Optional<InetAddress> literal = HostNames.address(host);
    InetAddress[] addresses =
        literal.isPresent() ? new InetAddress[] {literal.get()} : names.resolve(host);
    for (InetAddress address : addresses) {
      if (!isPublic(address)) {
        throw new UnknownHostException(
            host + " has an address that is not public; see allow-private-addresses.");
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? isPublic4(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff, bytes[3] & 0xff)
        : address instanceof Inet6Address && isPublic6(bytes);
  }

  private static boolean isPublic4(int a, int b, int c, int d) {
    boolean thisNetwork = a == 0;
    boolean carrier = a == 100 && b >= 64 && b < 128;
    boolean protocols = a == 192 && b == 0 && (c == 0 || c == 2);
    boolean relay = a == 192 && b == 88 && c == 99;
    boolean benchmark = a == 198 && (b == 18 || b == 19);
    boolean documentation = (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
    boolean azureHost = a == 168 && b == 63 && c == 129 && d == 16;
    boolean reserved = a >= 240;
    return !(thisNetwork
        || carrier
        || protocols
        || relay
        || benchmark
        || documentation
        || azureHost
        || reserved);
  }

  /** Of 2000::/3, all but embedded IPv4 addresses and documentation prefixes. */
  private static boolean isPublic6(byte[] bytes) {
    int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
    boolean global = (first & 0xe000) == 0x2000;
    boolean wraps = first == 0x2002 || (first == 0x2001 && second < 0x0200);
    boolean documentation = (first == 0x2001 && second == 0x0db8) || first == 0x3fff;
    return global && !wraps && !documentation;
  }
}
