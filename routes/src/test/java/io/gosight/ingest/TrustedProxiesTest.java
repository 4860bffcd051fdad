package io.gosight.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private final TrustedProxies proxies =
      new TrustedProxies("10.0.0.0/8, 192.0.2.1, 2001:db8::/32,::1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.1.2.3|198.51.100.7|198.51.100.7",
        "10.1.2.3|1.1.1.1, 198.51.100.7, 10.9.9.9|198.51.100.7",
        "10.1.2.3|10.4.4.4, 10.9.9.9|10.4.4.4",
        "192.0.2.1|198.51.100.7|198.51.100.7",
        "192.0.2.2|198.51.100.7|192.0.2.2",
        "2001:db8::5|2001:4860::1|2001:4860::1",
        "::1|198.51.100.7|198.51.100.7",
        "2001:db9::5|198.51.100.7|2001:db9::5"
      })
  void believesTrustedHopsFromRightToLeft(String peer, String header, String client) {
    assertThat(clientAddress(peer, header)).isEqualTo(client);
  }

  private String clientAddress(String peer, String header) {
    return proxies.clientAddress(peer, List.of(header), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "evil.example", "198.51.100.7:a:b", "<script>"})
  void stopsAtAHopThatIsNoAddress(String hop) {
    assertThat(clientAddress("10.1.2.3", "198.51.100.7, " + hop)).isEqualTo("10.1.2.3");
  }

  @Test
  void trustsNoProxyByDefault() {
    assertThat(
            new TrustedProxies(" ").clientAddress("10.1.2.3", List.of("198.51.100.7"), List.of()))
        .isEqualTo("10.1.2.3");
    assertThat(proxies.clientAddress("10.1.2.3", List.of(), List.of())).isEqualTo("10.1.2.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "localhost", "::/129", "10.0.0.0/x"})
  void namesWhatIsNotANetwork(String network) {
    assertThatThrownBy(() -> new TrustedProxies("10.0.0.0/8," + network))
        .hasMessageContaining("gosight.http.trusted-proxies")
        .hasMessageContaining("'" + network + "'");
  }
}
