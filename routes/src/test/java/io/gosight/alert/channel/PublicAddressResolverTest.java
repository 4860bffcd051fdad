package io.gosight.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressResolverTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "168.63.129.16",
        "127.255.0.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "ff02::1"
      })
  void isNotPublic(String address) throws Exception {
    assertThat(PublicAddressResolver.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.128.0.1",
        "172.32.0.1",
        "198.20.0.1",
        "168.63.129.17",
        "2606:4700::1111"
      })
  void isPublic(String address) throws Exception {
    assertThat(PublicAddressResolver.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void oneBadAddressSpoilsAName() throws Exception {
    InMemoryDnsResolver names = new InMemoryDnsResolver();
    names.add("good.example", InetAddress.getByName("1.1.1.1"));
    names.add(
        "rebound.example", InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1"));
    PublicAddressResolver addresses = new PublicAddressResolver(names);

    assertThat(addresses.resolve("good.example")).hasSize(1);
    assertThatThrownBy(() -> addresses.resolve("rebound.example"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("not public");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0177.0.0.1",
        "0x7f.0.0.1",
        "0x7f000001",
        "2130706433",
        "017700000001",
        "127.1",
        "127.0.1",
        "127.0.0.1.",
        "127.0.0.01",
        "1.1.1.1.1",
        "0x",
        "256.1.1.1",
        "\uFF11\uFF12\uFF17.0.0.1",
        "127%2e0.0.1",
        "",
        "168.63.129.16",
        "10.0.0.1",
        "[::1]",
        "::ffff:10.0.0.1"
      })
  void isRefusedBeforeAnyNameIsResolved(String host) {
    DnsResolver none =
        new InMemoryDnsResolver() {
          @Override
          public InetAddress[] resolve(String name) {
            throw new AssertionError(name + " was resolved.");
          }
        };
    assertThatThrownBy(() -> new PublicAddressResolver(none).resolve(host))
        .isInstanceOf(UnknownHostException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hooks.example", "0x7f.example", "1password.com", "a_b.example."})
  void namesAreResolved(String host) throws Exception {
    InMemoryDnsResolver names = new InMemoryDnsResolver();
    names.add(host, InetAddress.getByName("1.1.1.1"));
    assertThat(new PublicAddressResolver(names).resolve(host)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.1", "2130706433", "[::1]"})
  void knowsEveryNameOfThisMachine(String host) {
    assertThatThrownBy(() -> new PublicAddressResolver().resolve(host))
        .isInstanceOf(UnknownHostException.class);
  }
}
