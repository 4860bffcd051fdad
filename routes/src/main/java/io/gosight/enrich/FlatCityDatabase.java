package io.gosight.enrich;

import com.maxmind.db.CHMCache;
import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import com.maxmind.db.Reader;
import io.gosight.proto.v1.Geo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;

/**
 * DB-IP's city database in its flat layout, one file for IPv4 and one for IPv6. The file is chosen
 * by the address's family, because an IPv4 file gives a wrong answer for an IPv6 address.
 */
public final class FlatCityDatabase implements GeoLookup {
  private final Reader ipv4;
  private final Reader ipv6;

  /** One entry of the flat layout; public, because the reader makes it. */
  public record Entry(String country, String region, String city, String timeZone) {
    /** An entry as it stands in the file. */
    @MaxMindDbConstructor
    public Entry(
        @MaxMindDbParameter(name = "country_code") String country,
        @MaxMindDbParameter(name = "state1") String region,
        @MaxMindDbParameter(name = "city") String city,
        @MaxMindDbParameter(name = "timezone") String timeZone) {
      this.country = country;
      this.region = region;
      this.city = city;
      this.timeZone = timeZone;
    }
  }

  private FlatCityDatabase(Reader ipv4, Reader ipv6) {
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
  }

  /**
   * Opens both files.
   *
   * @throws IllegalArgumentException if one of them can't be read
   */
  public static FlatCityDatabase open(Path ipv4, Path ipv6) {
    return new FlatCityDatabase(reader(ipv4), reader(ipv6));
  }

  private static Reader reader(Path file) {
    try {
      return new Reader(file.toFile(), new CHMCache());
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " can't be read as a city database.", e);
    }
  }

  @Override
  public Geo find(InetAddress address) {
    try {
      Entry entry = (address instanceof Inet4Address ? ipv4 : ipv6).get(address, Entry.class);
      return entry == null ? null : geo(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Geo geo(Entry entry) {
    return Geo.newBuilder()
        .setCountryCode(orEmpty(entry.country()))
        .setRegion(orEmpty(entry.region()))
        .setCity(orEmpty(entry.city()))
        .setTimeZone(orEmpty(entry.timeZone()))
        .build();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
