package io.gosight.enrich;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Shortens an address to its network, so that it no longer names one household. */
final class NetworkAddress {
  private static final int IPV4_BYTES_KEPT = 3;
  private static final int IPV6_BYTES_KEPT = 6;

  private NetworkAddress() {}

  /** {@code 203.0.113.7} becomes {@code 203.0.113.0}; of IPv6 the first 48 bits stay. */
  static String shorten(InetAddress address) {
    byte[] bytes = address.getAddress();
    int kept = address instanceof Inet4Address ? IPV4_BYTES_KEPT : IPV6_BYTES_KEPT;
    Arrays.fill(bytes, kept, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("The bytes of an address are an address.", e);
    }
  }
}
