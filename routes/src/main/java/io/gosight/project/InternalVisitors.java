package io.gosight.project;

import com.google.common.net.InetAddresses;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A project's own team, which its figures leave out: ids of visitors, addresses such as {@code
 * 203.0.113.7} and networks such as {@code 2001:db8::/32}. Immutable; equal if made of the same
 * texts.
 */
public final class InternalVisitors {
  /** No visitor. */
  public static final InternalVisitors NONE = new InternalVisitors(List.of());

  private final Set<String> texts;
  private final Set<String> ids = new HashSet<>();
  private final List<IpSubnetFilterRule> networks = new ArrayList<>();

  /** Reads the texts; the API has checked them, and passes over what is none of the three. */
  public InternalVisitors(List<String> texts) {
    this.texts = Set.copyOf(texts);
    for (String text : this.texts) {
      if (text.indexOf('.') < 0 && text.indexOf(':') < 0) {
        ids.add(text);
      } else {
        addNetwork(text);
      }
    }
  }

  private void addNetwork(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress address = InetAddresses.forString(slash < 0 ? text : text.substring(0, slash));
      int bits = address.getAddress().length * Byte.SIZE;
      int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
      networks.add(new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT));
    } catch (IllegalArgumentException e) {
      // An old hub's settings must not keep a project's other choices from being read.
      return;
    }
  }

  /**
   * Whether a visitor is one of them.
   *
   * @param visitor the visitor's id
   * @param address where the visitor's batch came from; null if that is not known
   */
  public boolean contain(String visitor, InetAddress address) {
    if (ids.contains(visitor)) {
      return true;
    }
    if (address == null || networks.isEmpty()) {
      return false;
    }
    InetSocketAddress socket = new InetSocketAddress(address, 0);
    return networks.stream().anyMatch(network -> network.matches(socket));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InternalVisitors visitors && visitors.texts.equals(texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return "InternalVisitors" + texts;
  }
}
