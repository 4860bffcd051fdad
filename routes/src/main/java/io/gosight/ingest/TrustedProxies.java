package io.gosight.ingest;

import com.google.common.base.Splitter;
import com.google.common.net.InetAddresses;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the visitor's address behind the operator's proxies. The forwarding headers are read from
 * right to left, and only as far as each hop is trusted, because a sender can write anything at
 * their left. Safe for use by many threads.
 */
public final class TrustedProxies {
  private final List<IpSubnetFilterRule> trusted;

  /**
   * Proxies in these networks are trusted.
   *
   * @param networks networks with commas between them, such as {@code 10.0.0.0/8, ::1}; may be
   *     empty
   * @throws IllegalArgumentException naming what is not a network
   */
  public TrustedProxies(String networks) {
    this.trusted =
        Stream.of(networks.split(","))
            .map(String::trim)
            .filter(text -> !text.isEmpty())
            .map(TrustedProxies::network)
            .toList();
  }

  private static IpSubnetFilterRule network(String cidr) {
    int slash = cidr.indexOf('/');
    try {
      InetAddress address = InetAddresses.forString(slash < 0 ? cidr : cidr.substring(0, slash));
      int prefix =
          slash < 0
              ? address.getAddress().length * Byte.SIZE
              : Integer.parseInt(cidr.substring(slash + 1));
      return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "gosight.http.trusted-proxies: '" + cidr + "' is not a network such as 10.0.0.0/8.", e);
    }
  }

  /**
   * The visitor's address, as far as the trusted proxies report it.
   *
   * @param peer the address that connected
   * @param forwardedFor all lines of X-Forwarded-For, which are one list
   * @param forwarded all lines of Forwarded (RFC 7239); read only without an X-Forwarded-For,
   *     because a proxy that writes one of the two passes on what a sender put into the other
   */
  public String clientAddress(String peer, List<String> forwardedFor, List<String> forwarded) {
    if (trusted.isEmpty() || (forwardedFor.isEmpty() && forwarded.isEmpty()) || !isTrusted(peer)) {
      return peer;
    }
    List<String> hops =
        forwardedFor.isEmpty()
            ? ForwardedHops.ofForwarded(forwarded)
            : Splitter.on(',').splitToList(String.join(",", forwardedFor));
    String client = peer;
    for (int i = hops.size() - 1; i >= 0; i--) {
      String hop = hops.get(i).trim();
      if (hop.isEmpty()) {
        continue;
      }
      InetAddress address = ForwardedHops.address(hop);
      if (address == null) {
        return client;
      }
      client = InetAddresses.toAddrString(address);
      if (!isTrusted(address)) {
        return client;
      }
    }
    return client;
  }

  /** Whether this is the address of a trusted proxy. */
  public boolean isTrusted(String address) {
    return InetAddresses.isInetAddress(address) && isTrusted(InetAddresses.forString(address));
  }

  private boolean isTrusted(InetAddress address) {
    InetSocketAddress socket = new InetSocketAddress(address, 0);
    for (IpSubnetFilterRule network : trusted) {
      if (network.matches(socket)) {
        return true;
      }
    }
    return false;
  }
}
