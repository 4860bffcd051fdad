package io.gosight.enrich;

import com.maxmind.db.CHMCache;
import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.model.CityResponse;
import io.gosight.proto.v1.Geo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Locale;

/** A database in MaxMind's City layout: GeoLite2-City, GeoIP2-City or DBIP-City. */
public final class CityDatabase implements GeoLookup {
  private final DatabaseReader reader;

  private CityDatabase(DatabaseReader reader) {
    this.reader = reader;
  }

  /**
   * Opens a database.
   *
   * @param file a file in MaxMind's City layout
   * @throws IllegalArgumentException if the file is not one
   */
  public static CityDatabase open(Path file) {
    try {
      DatabaseReader reader =
          new DatabaseReader.Builder(file.toFile()).withCache(new CHMCache()).build();
      if (!reader.metadata().databaseType().toLowerCase(Locale.ROOT).contains("city")) {
        throw new IllegalArgumentException(
            "gosight.geoip.database-path: " + file + " is not a City database.");
      }
      return new CityDatabase(reader);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "gosight.geoip.database-path: " + file + " can't be read as a City database.", e);
    }
  }

  @Override
  public Geo find(InetAddress address) {
    try {
      return reader.tryCity(address).map(CityDatabase::geo).orElse(null);
    } catch (GeoIp2Exception e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Geo geo(CityResponse city) {
    Geo.Builder geo = Geo.newBuilder();
    if (city.country().isoCode() != null) {
      geo.setCountryCode(city.country().isoCode());
    }
    if (city.mostSpecificSubdivision().name() != null) {
      geo.setRegion(city.mostSpecificSubdivision().name());
    }
    if (city.city().name() != null) {
      geo.setCity(city.city().name());
    }
    if (city.location().timeZone() != null) {
      geo.setTimeZone(city.location().timeZone());
    }
    return geo.build();
  }
}
