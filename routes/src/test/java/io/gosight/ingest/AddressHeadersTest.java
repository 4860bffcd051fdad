package io.gosight.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The cases of address-headers.csv: adding a case is adding a line. */
class AddressHeadersTest {
  private final TrustedProxies proxies =
      new TrustedProxies("10.0.0.0/8, 192.0.2.1, 2001:db8::/32, ::1");

  @ParameterizedTest(name = "{4}: {1} {2}")
  @CsvFileSource(
      resources = "/ingest/address-headers.csv",
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false)
  void givesTheVisitorsAddress(
      String peer, String forwardedFor, String forwarded, String visitor, String why) {
    assertThat(proxies.clientAddress(peer, lines(forwardedFor), lines(forwarded)))
        .as(why)
        .isEqualTo(visitor);
  }

  private static List<String> lines(String header) {
    return header == null ? List.of() : List.of(header.split("~", -1));
  }
}
