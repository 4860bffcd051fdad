package io.gosight.ingest;

import com.google.common.base.Splitter;
import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the visitor's address behind the operator's proxies: X-Forwarded-For is read from right to
 * left, and only as far as each hop is trusted, because a sender can write anything at its left.
 */
public final class TrustedProxies {
  private final List<Network> trusted;

  private record Network(BigInteger address, int addressBits, int prefixBits) {
    static Network parse(String cidr) {
      int slash = cidr.indexOf('/');
      String host = slash < 0 ? cidr : cidr.substring(0, slash);
      try {
        byte[] bytes = InetAddresses.forString(host).getAddress();
        int bits = bytes.length * 8;
        int prefix = slash < 0 ? bits : Integer.parseInt(cidr.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
          throw new IllegalArgumentException(cidr);
        }
        return new Network(new BigInteger(1, bytes), bits, prefix);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "gosight.http.trusted-proxies: '" + cidr + "' is not a network such as 10.0.0.0/8.", e);
      }
    }

    boolean contains(InetAddress other) {
      byte[] bytes = other.getAddress();
      return bytes.length * 8 == addressBits
          && new BigInteger(1, bytes).xor(address).shiftRight(addressBits - prefixBits).signum()
              == 0;
    }
  }

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
            .map(Network::parse)
            .toList();
  }

  /**
   * The visitor's address.
   *
   * @param peer the address that connected
   * @param forwardedFor the X-Forwarded-For header, or null
   */
  public String clientAddress(String peer, String forwardedFor) {
    if (forwardedFor == null || trusted.isEmpty() || !isTrusted(peer)) {
      return peer;
    }
    String client = peer;
    List<String> hops = Splitter.on(',').trimResults().splitToList(forwardedFor);
    for (int i = hops.size() - 1; i >= 0; i--) {
      String hop = hops.get(i);
      if (!InetAddresses.isInetAddress(hop)) {
        return client;
      }
      client = hop;
      if (!isTrusted(hop)) {
        return client;
      }
    }
    return client;
  }

  private boolean isTrusted(String address) {
    if (!InetAddresses.isInetAddress(address)) {
      return false;
    }
    InetAddress parsed = InetAddresses.forString(address);
    for (Network network : trusted) {
      if (network.contains(parsed)) {
        return true;
      }
    }
    return false;
  }
}
