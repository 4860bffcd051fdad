package io.gosight.http;

import io.netty.util.NetUtil;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names under which a port may be called. A page on the internet can have its own name point to
 * this machine; its requests then carry that name in Host and are refused. Addresses can't be
 * claimed like that. Immutable.
 */
final class AllowedHosts {
  private static final Set<String> LOOPBACK = Set.of("localhost");

  private final Set<String> names;

  AllowedHosts(Collection<String> names) {
    this.names =
        names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /**
   * Whether a request with this host may pass.
   *
   * @param host the host of the request's Host header without its port; null if it has none
   */
  boolean allows(String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    String address = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    return LOOPBACK.contains(name)
        || names.contains(name)
        || NetUtil.isValidIpV4Address(address)
        || NetUtil.isValidIpV6Address(address);
  }
}
