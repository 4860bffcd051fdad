package io.gosight.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InternalVisitorsTest {
  private final InternalVisitors team =
      new InternalVisitors(
          List.of(
              "boss-1",
              "192.0.2.7",
              "203.0.113.128/25",
              "2001:db8:1::/48",
              "300.1.1.1",
              "1.1.1.1/99"));

  @ParameterizedTest
  @CsvSource({
    "boss-1, 8.8.8.8, true",
    "boss-1, , true",
    "boss-2, , false",
    "v, 192.0.2.7, true",
    "v, 192.0.2.8, false",
    "v, ::ffff:192.0.2.7, true",
    "v, 203.0.113.128, true",
    "v, 203.0.113.127, false",
    "v, 2001:db8:1:ffff::1, true",
    "v, 2001:db8:2::1, false",
    "v, 1.1.1.1, false",
    "192.0.2.7, 8.8.8.8, false"
  })
  void areFoundByIdAddressAndNetwork(String visitor, String address, boolean internal) {
    assertThat(team.contain(visitor, address == null ? null : InetAddresses.forString(address)))
        .isEqualTo(internal);
  }
}
