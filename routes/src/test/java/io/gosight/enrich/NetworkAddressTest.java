package io.gosight.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkAddressTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.0",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0",
    "::ffff:203.0.113.7, 203.0.113.0"
  })
  void keepsTheNetworkOnly(String address, String network) {
    assertThat(NetworkAddress.shorten(InetAddresses.forString(address))).isEqualTo(network);
  }
}
