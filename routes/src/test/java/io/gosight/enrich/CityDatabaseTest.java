package io.gosight.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.gosight.proto.v1.Geo;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityDatabaseTest {
  private static final InetAddress IPV4 = InetAddresses.forString("203.0.113.7");
  private static final InetAddress IPV6 = InetAddresses.forString("2001:db8::7");
  private static final Geo KATHMANDU =
      Geo.newBuilder()
          .setCountryCode("NP")
          .setRegion("Bagmati")
          .setCity("Kathmandu")
          .setTimeZone("Asia/Kathmandu")
          .build();

  @TempDir private Path folder;

  private static Map<String, Object> flat(String country, String city) {
    return Map.of(
        "country_code", country, "state1", "Bagmati", "city", city, "timezone", "Asia/Kathmandu");
  }

  @Test
  void findsPlacesInMaxMindsLayout() throws IOException {
    Path file =
        new CityFile("GeoLite2-City", 6)
            .with(
                IPV4,
                Map.of(
                    "country", Map.of("iso_code", "NP"),
                    "city", Map.of("names", Map.of("en", "Kathmandu", "de", "K.")),
                    "location", Map.of("time_zone", "Asia/Kathmandu")))
            .with(IPV6, Map.of("country", Map.of("iso_code", "PT")))
            .write(folder.resolve("city.mmdb"));
    CityDatabase database = CityDatabase.open(file);
    assertThat(database.find(IPV4)).isEqualTo(KATHMANDU.toBuilder().clearRegion().build());
    assertThat(database.find(IPV6)).isEqualTo(Geo.newBuilder().setCountryCode("PT").build());
    assertThat(database.find(InetAddresses.forString("203.0.113.8"))).isNull();
  }

  @Test
  void refusesFilesThatAreNoCityDatabase() throws IOException {
    Path asn =
        new CityFile("GeoLite2-ASN", 6).with(IPV4, Map.of()).write(folder.resolve("asn.mmdb"));
    Path text = Files.writeString(folder.resolve("text.mmdb"), "hello");
    for (Path file : new Path[] {asn, text}) {
      assertThatThrownBy(() -> CityDatabase.open(file))
          .hasMessageContaining("gosight.geoip.database-path")
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void asksEachFlatFileForItsOwnFamily() throws IOException {
    FlatCityDatabase database =
        FlatCityDatabase.open(
            new CityFile("dbip-city-ipv4", 4)
                .with(IPV4, flat("NP", "Kathmandu"))
                .write(folder.resolve("4.mmdb")),
            new CityFile("dbip-city-ipv6", 6)
                .with(IPV6, flat("PT", "Porto"))
                .write(folder.resolve("6.mmdb")));
    assertThat(database.find(IPV4)).isEqualTo(KATHMANDU);
    assertThat(database.find(IPV6).getCity()).isEqualTo("Porto");
    assertThat(database.find(InetAddresses.forString("2001:db8::8"))).isNull();
  }
}
